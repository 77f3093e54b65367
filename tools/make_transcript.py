"""Write the transcript of docs/quiz-json.md anew: run its command, put in what that prints.

python tools/make_transcript.py
"""

import re
import subprocess
import sys
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "docs" / "quiz-json.md"
TRANSCRIPT = re.compile(
    r"(?<=```sh\n)(?P<command>[^`]*cnn-tutor quiz[^`]*)\n```\n\n```json\n(?P<output>[^`]*)```"
)


def transcript() -> tuple[str, str]:
    """The command as the document has it, and what it prints there."""
    (found,) = TRANSCRIPT.finditer(DOCUMENT.read_text())
    return found["command"], found["output"]


def printed(command: str) -> str:
    """What the command prints, run from this source."""
    shell = f'cnn-tutor() {{ "{sys.executable}" -m cnn_tutor "$@"; }}; {command}'
    return subprocess.run(["bash", "-c", shell], stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    command, output = transcript()
    DOCUMENT.write_text(DOCUMENT.read_text().replace(output, printed(command)))
