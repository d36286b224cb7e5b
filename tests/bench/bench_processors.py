"""The same output on another processor: `python -m tests.bench.bench_processors`.

A short article is read here, and under qemu-user as processors without AVX-512 and VNNI; the analyses must be equal.
Needs Debian's qemu-user. Emulation takes minutes.
"""

import hashlib
import shutil
import subprocess
import sys

import click

MODELS = ("Haswell-noTSX", "Haswell-noTSX,-avx2,-fma,-avx")
TEXT = (
    "Harbour strike ends in Bergen\n\nPresident Ana Moreau flew to Norway on Monday, her office said. She met Peter "
    "Lund, who leads the Labour Party, but denied that Orban Metals had bought the mine."
)
PROGRAM = """
import io, sys
from kg.reader import load
from kg.reader.conllu_out import write_conllu
stream = io.StringIO()
write_conllu(load(threads=1)(sys.stdin.read()), stream)
print(stream.getvalue())
"""


def read(*emulator: str) -> str:
    command = [*emulator, sys.executable, "-c", PROGRAM]
    return subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True).stdout


@click.command(help=__doc__)
def main() -> None:
    emulator = shutil.which("qemu-x86_64")
    if not emulator:
        raise click.ClickException("qemu-x86_64 is not here; apt-get install qemu-user")
    here = read()
    click.echo(f"{'this processor':34} {hashlib.sha256(here.encode()).hexdigest()[:16]}")
    different = 0
    for model in MODELS:
        there = read(emulator, "-cpu", model)
        different += there != here
        word = "the same" if there == here else "differs"
        click.echo(f"{model:34} {hashlib.sha256(there.encode()).hexdigest()[:16]} {word}")
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
