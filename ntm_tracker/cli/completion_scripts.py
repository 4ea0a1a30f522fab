"""The scripts of the shells: the places of the command line as data, and the few lines that look one up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.cli.completion import Place

_BASH = """\
# ntm: completion for bash. Put this line into ~/.bashrc:  eval "$(ntm completion bash)"
_ntm() {
  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" path=ntm words= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path ${COMP_WORDS[i]}" in
      @PATHS@) path="$path ${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path $before" in
@VALUES@
    *)
      case "$path" in
@WORDS@
      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _ntm ntm
"""
_ZSH = """\
# ntm: completion for zsh. Put this line into ~/.zshrc, after compinit:  eval "$(ntm completion zsh)"
autoload -U +X bashcompinit && bashcompinit
"""
_FISH = """\
# ntm: completion for fish. Once:  ntm completion fish > ~/.config/fish/completions/ntm.fish
function __ntm_words
  set -l path ntm
  set -l typed (commandline -opc)
  for word in $typed[2..]
    switch "$path $word"
      case @PATHS@
        set path "$path $word"
    end
  end
  switch "$path $typed[-1]"
@VALUES@
    case '*'
      switch "$path"
@WORDS@
      end
  end
end
complete -c ntm -a '(__ntm_words)'
"""
_POWERSHELL = """\
# ntm: completion for PowerShell. Put this line into $PROFILE:
#   ntm completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ntm, ntm.exe -ScriptBlock {
  param($current, $line, $position)
  $words = @{
@WORDS@
  }
  $values = @{
@VALUES@
  }
  $path = 'ntm'
  $typed = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  foreach ($word in $typed | Select-Object -Skip 1) {
    if ($words.ContainsKey("$path $word")) { $path = "$path $word" }
  }
  $key = "$path $($typed[-1])"
  $found = if ($values.ContainsKey($key)) { $values[$key] } else { $words[$path] }
  $found | Where-Object { $_ -like "$current*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
"""


def bash(places: Sequence[Place]) -> str:
    """Return the script for bash."""
    return _filled(
        _BASH,
        "|".join(f'"{place.path}"' for place in places[1:]),
        [f'        "{place.path}") words="{" ".join(place.words)}" ;;' for place in places],
        [
            f'    {"|".join(f"{chr(34)}{place.path} {option}{chr(34)}" for option in options)}) words="{words}" ;;'
            for place in places
            for words, options in _by_values(place).items()
        ],
    )


def zsh(places: Sequence[Place]) -> str:
    """Return the script for zsh, which runs that of bash."""
    return _ZSH + bash(places).partition("\n")[2]


def fish(places: Sequence[Place]) -> str:
    """Return the script for fish."""
    return _filled(
        _FISH,
        " ".join(f"'{place.path}'" for place in places[1:]),
        [f"        case '{place.path}'\n          printf '%s\\n' {' '.join(place.words)}" for place in places],
        [
            f"    case {' '.join(f'{chr(39)}{place.path} {option}{chr(39)}' for option in options)}\n"
            f"      printf '%s\\n' {words or '(__fish_complete_path (commandline -ct))'}"
            for place in places
            for words, options in _by_values(place).items()
        ],
    )


def powershell(places: Sequence[Place]) -> str:
    """Return the script for PowerShell."""
    return _filled(
        _POWERSHELL,
        "",
        [f"    '{place.path}' = @({_quoted(place.words)})" for place in places],
        [
            f"    '{place.path} {option}' = @({_quoted(words)})"
            for place in places
            for option, words in place.values.items()
        ],
    )


def _by_values(place: Place) -> dict[str, list[str]]:
    """Return the options of a place that take the same values, together."""
    found: dict[str, list[str]] = {}
    for option, values in place.values.items():
        found.setdefault(" ".join(values), []).append(option)
    return found


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _filled(script: str, paths: str, words: list[str], values: list[str]) -> str:
    lines = {"PATHS": paths, "WORDS": "\n".join(words), "VALUES": "\n".join(values)}
    for name, text in lines.items():
        script = script.replace(f"@{name}@", text)
    return script
