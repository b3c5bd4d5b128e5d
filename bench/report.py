"""The benchmark's tables in Markdown, which align in a terminal as well."""

from collections.abc import Sequence
from typing import TextIO

from bench.meter import Cost
from bench.results import CaseResult, Results
from bench.rivals import RIVALS

_MEBIBYTE = 1 << 20


def print_report(results: Results, out: TextIO) -> None:
    """Writes everything."""
    out.write(f"\n{results.machine}, {results.date}; measured in {results.seconds:.0f} s\n")
    out.write("ms a frame: on the clock / of processors; × floor likewise\n\n")
    rows = [_case_row(case) for case in results.cases]
    heads = ["composition", "floor", "claqueta", "× floor", "target", "MB", *(rival.name for rival in RIVALS)]
    _table(heads, rows, out)
    out.write("\n")
    _table(["what", "measured", "target"], _single_rows(results), out)
    reasons = {f"{rival}: {why}" for case in results.cases for rival, why in case.missing.items()}
    reasons |= {f"{name}: {why}" for name, why in results.missing.items()}
    out.writelines(f"\nnot measured — {reason}" for reason in sorted(reasons))
    out.write("\n")


def _case_row(case: CaseResult) -> list[str]:
    wall, cpu = case.ours.wall / case.floor.wall, case.ours.cpu / case.floor.cpu
    rivals = [_against(case.rivals.get(rival.name), case.ours) for rival in RIVALS]
    target = "" if case.target is None else f"{case.target:.2f}"
    memory = f"{case.ours.peak_bytes / _MEBIBYTE:.0f}"
    return [case.title, _ms(case.floor), _ms(case.ours), f"{wall:.2f} / {cpu:.2f}", target, memory, *rivals]


def _ms(cost: Cost) -> str:
    return f"{cost.wall_ms:.1f} / {cost.cpu_ms:.1f}"


def _against(cost: Cost | None, ours: Cost) -> str:
    """A rival's processor time, and how many times ours it is."""
    return "–" if cost is None else f"{_ms(cost)} ({cost.cpu_ms / ours.cpu_ms:.1f}×)"


def _single_rows(results: Results) -> list[list[str]]:
    rows = []
    if results.transcode is not None:
        rows.append(["ffmpeg transcode of one clip, ms a frame", _ms(results.transcode), ""])
    if (edits := results.edits) is not None:
        share = f"{edits.again_share_wall:.1%} / {edits.again_share:.1%}"
        rows.append([f"again after one caption of {edits.first.frames // 30} s changed", share, "15 %"])
        rows.append(
            [
                f"batch of {len(edits.again) + 1} rows × one row",
                f"{edits.batch_wall:.2f} / {edits.batch:.2f}",
                "2.5",
            ]
        )
        rows.append(
            [
                f"peak memory of a render process, {edits.first.frames // 30} s",
                f"{edits.peak_bytes / _MEBIBYTE:.0f} MB",
                "450 MB",
            ]
        )
    if (overheads := results.overheads) is not None:
        rows.append(["planning, ms a frame", f"{overheads.planning:.2f}", ""])
        rows.append(["start of the host, ms", f"{overheads.host_start:.0f}", ""])
        rows.append(["an empty job, ms", f"{overheads.job:.1f}", ""])
    if (sound := results.sound) is not None:
        rows.append(["mixing 8 tracks with an effect each, × real time", f"{sound.mixing:.0f}", "60"])
        rows.append(["the same measured and normalised, × real time", f"{sound.finishing:.0f}", ""])
        rows.append(["drift after 60 min, samples", f"{sound.drift}", "0"])
    return rows


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], out: TextIO) -> None:
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |\n"

    out.write(line(heads))
    out.write("|" + "|".join("-" * (width + 2) for width in widths) + "|\n")
    out.writelines(line(row) for row in rows)
