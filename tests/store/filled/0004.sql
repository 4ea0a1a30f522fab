-- A record of revision 0004 with a row in every table.
INSERT INTO office VALUES (1, 'huong-son', '2024-01-05T08:00:00.000000+00:00');
INSERT INTO subject (code, name, kind, within, villages, district, province)
    VALUES ('07387', 'Xã Hương Sơn', 'commune', NULL, 21, 'Lạng Giang', 'Bắc Giang');
INSERT INTO subject (code, name, kind, within) VALUES ('huong-than', 'Thôn Hương Thân', 'village', '07387');
INSERT INTO subject (code, name, kind, within, in_force_to)
    VALUES ('huong-cu', 'Thôn Hương Cũ', 'village', '07387', '2023-12-31');
INSERT INTO succession VALUES ('huong-cu', 'huong-than', '2024-01-01');
INSERT INTO assessment (id, subject, set_id, year, deadline, focus, position)
    VALUES ('07387/xa-ntm-nang-cao-2021-2025/2024', '07387', 'xa-ntm-nang-cao-2021-2025', 2024, '2024-12-31',
    '[3, 6, 8, 19]', 0);
INSERT INTO own_set VALUES ('bo-rieng', '{"id": "bo-rieng"}', 'bo-rieng.toml', 'Chị Hà',
    '2024-02-01T08:00:00.000000+00:00', 2);
INSERT INTO own_line VALUES ('bo-rieng', 'criterion', '1', '{"number": 1, "name": "Quy hoạch"}', 2);
INSERT INTO precedent VALUES ('07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', '07387/xa-ntm-nang-cao-2021-2025/2024',
    '3.2', 'previous');
INSERT INTO result VALUES ('07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', '{"kind": "measured", "value": "92"}', '%',
    '2024-06-30', '12/BC-UBND', 'Số liệu 6 tháng', 3);
INSERT INTO confirmation VALUES ('xa-ntm-nang-cao-2021-2025', '3.1', '{"kind": "ratio", "op": ">=", "value": "90"}',
    'QĐ 741/QĐ-UBND', 'Phụ lục II', '2022-06-30', 'Chị Hà', '2024-03-01T08:00:00.000000+00:00', 4);
INSERT INTO evidence VALUES (7, 'Báo cáo tưới', '12/BC-UBND', 'UBND xã', NULL, NULL,
    '2024-03-01T08:00:00.000000+00:00', 'Chị Hà', 1, '', 0, 'Anh Bình');
INSERT INTO evidence_search (rowid, folded) VALUES (7, 'bao cao tuoi
12/bc-ubnd
ubnd xa
bao cao.pdf');
INSERT INTO assignment VALUES ('07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', 'Anh Bình', '2024-09-30', 5);
INSERT INTO progress VALUES ('07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', 'accepted', 'Chị Hà',
    '2024-03-02T08:00:00.000000+00:00', 6);
INSERT INTO task VALUES (4, '07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', 'Đo lại tuyến mương', 'Anh Bình', NULL, NULL,
    '2024-03-02T08:00:00.000000+00:00', 'Chị Hà', 7);
INSERT INTO appraisal VALUES (2, '07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', 'huyen', 'not_met', 'Thiếu bản đồ',
    '2024-03-03', 'Phòng NN', '', NULL, NULL, 8);
INSERT INTO plan_result VALUES (3, 2024, 'bhyt', 'Quý I', '97.5', '2024-03-31', '5/BC-UBND', '',
    '2024-04-01T08:00:00.000000+00:00', 'Chị Hà', 9);
INSERT INTO village_title VALUES ('huong-than', 'culture', 1, 2023, 'QĐ 10/QĐ-UBND',
    '2024-03-02T08:00:00.000000+00:00', 'Chị Hà', 10);
INSERT INTO office_setting VALUES ('signer', '"Vũ Văn Báo"', 11);
INSERT INTO evidence_link VALUES (7, '07387/xa-ntm-nang-cao-2021-2025/2024', '3.1', 0);
INSERT INTO file VALUES ('ab', 3, x'616263');
INSERT INTO evidence_file VALUES (7, 'ab', 'báo cáo.pdf', 0, NULL);
INSERT INTO file_text VALUES ('ab', 'pdf', NULL);
INSERT INTO event VALUES (1, '2024-01-05T08:00:00.000000+00:00', 'Chị Hà', 'init', NULL, '[]', 'Thiết lập', '',
    '[]', '[]', NULL, 'p', 'h');
INSERT INTO event VALUES (2, '2024-03-01T08:00:00.000000+00:00', 'Chị Hà', 'add_evidence',
    '07387/xa-ntm-nang-cao-2021-2025/2024', '["3.1"]', 'Thêm minh chứng', '', '[]',
    '[{"table": "evidence", "row": {"id": 7, "note": "Báo cáo tưới", "number": "12/BC-UBND", "issuer": "UBND xã", "issued": null, "valid_until": null, "entered_at": "2024-03-01T08:00:00+00:00", "entered_by": "Chị Hà", "version": 1, "kind": "", "maintained": false, "owner": "Anh Bình"}}, {"table": "evidence_link", "row": {"evidence": 7, "assessment": "07387/xa-ntm-nang-cao-2021-2025/2024", "indicator": "3.1", "position": 0}}, {"table": "evidence_file", "row": {"evidence": 7, "sha256": "ab", "name": "báo cáo.pdf", "position": 0, "retired": null}}]',
    NULL, 'p', 'h');
