-- A record of revision 0001 with a row in every table.
INSERT INTO office VALUES (1, 'huong-son', '2024-01-05T08:00:00.000000+00:00');
INSERT INTO subject VALUES ('07387', 'Xã Hương Sơn', 'commune', NULL, 21, NULL, NULL, NULL);
INSERT INTO subject VALUES ('huong-than', 'Thôn Hương Thân', 'village', '07387', NULL, NULL, NULL, NULL);
INSERT INTO assessment VALUES ('07387/xa-ntm-nang-cao-2021-2025/2024', '07387', 'xa-ntm-nang-cao-2021-2025',
    2024, '2024-12-31', '[3, 6, 8, 19]', 0);
INSERT INTO result VALUES ('07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', '{"kind": "measured", "value": "92"}', '%',
    '2024-06-30', '12/BC-UBND', 'Số liệu 6 tháng', 1);
INSERT INTO confirmation VALUES ('xa-ntm-nang-cao-2021-2025', '3.1', '{"kind": "ratio", "op": ">=", "value": "90"}',
    'QĐ 741/QĐ-UBND', 'Phụ lục II', '2022-06-30', 'Chị Hà', '2024-03-01T08:00:00.000000+00:00', 2);
INSERT INTO evidence VALUES (7, 'Báo cáo tưới', '12/BC-UBND', 'UBND xã', NULL, NULL,
    '2024-03-01T08:00:00.000000+00:00', 'Chị Hà', 'bao cao tuoi', 1);
INSERT INTO evidence_link VALUES (7, '07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', 0);
INSERT INTO file VALUES ('ab', 3, x'616263');
INSERT INTO evidence_file VALUES (7, 'ab', 'báo cáo.pdf', 0);
INSERT INTO event VALUES (1, '2024-01-05T08:00:00.000000+00:00', 'Chị Hà', 'init', NULL, '[]', 'Thiết lập', '',
    '[]', '[]', NULL, 'p', 'h');
