#!/usr/bin/env python3
"""What goes wrong around a run: signals, kill -9, full disks, damaged files. usage: run_faults_test.py JERNIH"""
import base64
import gzip
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

JERNIH = ""
PLAN = "version: 1\nstages: [repair_text]\n"  # the run is meant, not the stages
LINES = b"".join(json.dumps({"id": i, "text": f"baris {i} " * (i % 40)}).encode() + b"\n" for i in range(20000))


class Faults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.write("plan.yaml", PLAN.encode())

    def write(self, name, data):
        (self.dir / name).write_bytes(data)

    def command(self, *arguments):
        return [JERNIH, "run", "-c", "plan.yaml", *arguments]

    def run_here(self, *arguments, stdin=b"", stdout=subprocess.PIPE):
        done = subprocess.run(self.command(*arguments), input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                              cwd=self.dir, check=False, timeout=300)
        return done.returncode, done.stdout, done.stderr.decode()

    def outputs(self, folder):
        return {p.name: p.read_bytes() for p in sorted((self.dir / folder).iterdir()) if p.name != "run.json"}

    def start_waiting(self, *arguments, **streams):
        """A run that has read one record and waits for more."""
        child = subprocess.Popen(self.command(*arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, cwd=self.dir, **streams)
        child.stdin.write(b'{"id":"1","text":"satu"}\n')
        child.stdin.flush()
        return child

    def finish(self, child):
        _, err = child.communicate(timeout=60)
        return child.returncode, err.decode()

    def test_records_come_out_while_more_are_awaited(self):
        for threads in ("1", "3"):
            child = self.start_waiting("--threads", threads)
            self.assertEqual(json.loads(child.stdout.readline())["id"], "1")
            self.assertEqual(self.finish(child)[0], 0)

    def test_signals_end_a_waiting_run_with_75(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for threads in ("1", "2"):
                child = self.start_waiting("--threads", threads)
                child.stdout.readline()
                start = time.monotonic()
                child.send_signal(number)
                child.wait(timeout=60)
                self.assertLess(time.monotonic() - start, 2)
                code, err = self.finish(child)
                self.assertEqual(code, 75)
                self.assertIn("1 = 1 + 0 + 0", err)

    def test_what_whoever_started_us_ignores_stays_ignored(self):
        child = self.start_waiting(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        child.stdout.readline()
        child.send_signal(signal.SIGHUP)
        code, err = self.finish(child)
        self.assertEqual(code, 0, err)

    def test_a_run_into_a_folder_that_was_interrupted_counts_only_what_is_there(self):
        self.write("a.jsonl", b'{"id":"0","text":"nol"}\n')
        for number in (signal.SIGINT, signal.SIGHUP):
            folder = f"out{number}"
            child = self.start_waiting("-o", folder, "a.jsonl", "-")
            child.stdin.write(b"{bad\n")
            child.stdin.flush()
            while not (self.dir / folder / "rejected.jsonl.part").exists():
                time.sleep(0.01)
            child.send_signal(number)
            child.wait(timeout=60)
            code, err = self.finish(child)
            self.assertEqual((code, err), (75, f"jernih: interrupted after 3 records: 1 of 2 files of {folder} are whole; "
                                               "the same command begins again\n"))
            self.assertEqual(sorted(p.name for p in (self.dir / folder).iterdir()), ["a.jsonl", "run.json.part"])

    def test_a_file_size_limit_is_told_like_a_full_disk(self):
        self.write("a.jsonl", LINES)
        done = subprocess.run(f"ulimit -f 8; '{JERNIH}' run -c plan.yaml -o out a.jsonl", shell=True,
                              executable="/bin/bash", stderr=subprocess.PIPE, cwd=self.dir, check=False)
        self.assertEqual(done.returncode, 74)
        self.assertIn(b"out/a.jsonl: File too large after 8192 bytes", done.stderr)
        self.assertEqual([p.name for p in (self.dir / "out").iterdir()], ["run.json.part"])

    def test_a_signal_ends_a_run_that_nobody_reads(self):
        self.write("a.jsonl", LINES)
        child = subprocess.Popen(self.command("a.jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.dir)
        child.stdout.read(1)
        child.send_signal(signal.SIGTERM)
        start = time.monotonic()
        child.wait(timeout=60)
        self.assertLess(time.monotonic() - start, 2.5)
        self.assertEqual(child.returncode, 75)
        child.communicate()

    def test_an_interrupted_folder_can_be_done_again_with_the_same_command(self):
        self.write("a.jsonl", LINES)
        child = self.start_waiting("-o", "out", "a.jsonl", "-")
        while not (self.dir / "out" / "a.jsonl").exists():
            time.sleep(0.01)
        child.send_signal(signal.SIGTERM)
        self.assertEqual(self.finish(child)[0], 75)
        self.assertFalse((self.dir / "out" / "run.json").exists())
        self.assertEqual(self.run_here("-o", "out", "a.jsonl", "-")[0], 0)

    def test_kill_at_any_moment_then_the_same_command_gives_the_same_bytes(self):
        self.write("a.jsonl", LINES)
        self.write("b.jsonl.gz", gzip.compress(LINES[: len(LINES) // 2] + b"\nbroken\n"))
        inputs = ("--max-rejected", "9", "a.jsonl", "b.jsonl.gz")
        self.assertEqual(self.run_here("-o", "whole", *inputs)[0], 0)
        whole = self.outputs("whole")
        for attempt in range(12):
            folder = f"killed{attempt}"
            child = subprocess.Popen(self.command("-o", folder, "--threads", str(attempt % 3 + 1), *inputs),
                                     stderr=subprocess.DEVNULL, cwd=self.dir)
            time.sleep(0.004 * attempt)
            child.kill()
            child.wait()
            if (self.dir / folder).exists() and (self.dir / folder / "run.json").exists():
                continue
            if (self.dir / folder).exists():
                for name, data in self.outputs(folder).items():
                    if not name.endswith(".part"):
                        self.assertEqual(data, whole[name], "nothing incomplete under a final name")
            code, _, err = self.run_here("-o", folder, *inputs)
            self.assertEqual(code, 0, err)
            self.assertEqual(self.outputs(folder), whole)

    def test_a_finished_folder_is_not_written_over(self):
        self.write("a.jsonl", b'{"text":"a"}\n')
        self.assertEqual(self.run_here("-o", "out", "a.jsonl")[0], 0)
        code, _, err = self.run_here("-o", "out", "a.jsonl")
        self.assertEqual(code, 74)
        self.assertIn("--force", err)
        self.assertEqual(self.run_here("-o", "out", "--force", "a.jsonl")[0], 0)
        self.assertEqual(self.run_here("-o", ".", "--force", "a.jsonl")[0], 74)
        self.assertEqual((self.dir / "a.jsonl").read_bytes(), b'{"text":"a"}\n')

    def test_a_full_disk_is_told_with_file_and_bytes(self):
        self.write("a.jsonl", LINES)
        with open("/dev/full", "wb") as full:
            code, _, err = self.run_here("a.jsonl", stdout=full)
        self.assertEqual(code, 74)
        self.assertIn("stdout: No space left on device after 0 bytes", err)
        code, _, err = self.run_here("--rejected", "/dev/full", stdin=b"{bad\n")
        self.assertEqual(code, 74)
        self.assertIn("/dev/full: No space left on device", err)

    def test_a_closed_stdout_is_an_error(self):
        self.write("a.jsonl", LINES)
        done = subprocess.run(f"'{JERNIH}' run -c plan.yaml a.jsonl >&-", shell=True, stderr=subprocess.PIPE,
                              cwd=self.dir, check=False)
        self.assertEqual(done.returncode, 74)
        self.assertIn(b"stdout: Bad file descriptor", done.stderr)

    def test_a_file_cut_at_any_byte_loses_only_what_is_missing(self):
        lines = [json.dumps({"id": i, "text": "x" * (i * 37 % 50)}).encode() + b"\n" for i in range(30)]
        packed = gzip.compress(b"".join(lines[:15])) + gzip.compress(b"".join(lines[15:]))
        first = len(gzip.compress(b"".join(lines[:15])))
        names = []
        for cut in range(4, len(packed), 7):
            names.append(f"{cut:04}.jsonl.gz")
            self.write(names[-1], packed[:cut])
        code, _, err = self.run_here("-o", "out", *names)
        self.assertEqual(code, 1, err)
        whole = [str(i) for i in range(30)]
        for name in names:
            ids = [json.loads(l)["id"] for l in (self.dir / "out" / name[:-3]).read_bytes().splitlines()]
            self.assertEqual(ids, whole[: len(ids)])
            if int(name[:4]) >= first:
                self.assertGreaterEqual(len(ids), 15)
        rejected = [json.loads(l) for l in (self.dir / "out" / "rejected.jsonl").read_bytes().splitlines()]
        self.assertEqual({r["file"] for r in rejected} | {f"{first:04}.jsonl.gz"}, set(names) | {f"{first:04}.jsonl.gz"})

    def test_rejected_records_can_be_replayed(self):
        data = b'{"id":"a","text":"satu"}\r\n\n{"id":"b","text":7}\n{"id":"\xff","text":\n{"id":"c","text":"dua"}\n'
        self.write("in.jsonl", data)
        code, out, _ = self.run_here("in.jsonl")
        self.assertEqual((code, len(out.splitlines())), (1, 2))
        rows = [json.loads(l) for l in (self.dir / "jernih-rejected.jsonl").read_bytes().splitlines()]
        self.assertEqual([(r["file"], r["line"]) for r in rows], [("in.jsonl", 3), ("in.jsonl", 4)])
        for r in rows:
            raw = r["raw"].encode() if "raw" in r else base64.b64decode(r["raw_base64"])
            self.assertEqual(data[r["offset"]: r["offset"] + r["bytes"]], raw)
        code, out, err = self.run_here(stdin=rows[0]["raw"].replace("7", '"tujuh"').encode())
        self.assertEqual(code, 0, err)
        self.assertEqual(json.loads(out)["text"], "tujuh")

    def test_one_invalid_record_in_a_thousand_loses_one(self):
        lines = [json.dumps({"id": i, "text": "a"}).encode() for i in range(1000)]
        lines[617] = lines[617][:-1]
        code, out, err = self.run_here(stdin=b"\n".join(lines))
        self.assertEqual((code, len(out.splitlines())), (1, 999))
        self.assertIn("1 000 = 999 + 0 + 1", err)

    def test_packed_output_reads_back(self):
        plain = self.run_here(stdin=LINES)[1]
        code, packed, _ = self.run_here("--set", "output.compression=gzip", stdin=LINES)
        self.assertEqual((code, gzip.decompress(packed)), (0, plain))
        self.write("a.jsonl", LINES)
        self.run_here("--set", "output.compression=zstd", "-o", "z", "a.jsonl")
        self.assertEqual([p.name for p in sorted((self.dir / "z").iterdir())], ["a.jsonl.zst", "run.json"])
        account = json.loads((self.dir / "z" / "run.json").read_text())
        self.assertEqual((account["in"], account["bytes_out"]), (20000, len(plain)))

    def test_a_line_of_a_gigabyte_is_not_held(self):
        child = subprocess.Popen(self.command("--set", "input.format=jsonl"), stdin=subprocess.PIPE,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.dir)
        for _ in range(1024):
            child.stdin.write(bytes(1 << 20))
        child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.stderr.close()
        child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(child.returncode, 1)
        if "asan" not in JERNIH:
            self.assertLess(usage.ru_maxrss, 320 * 1024)
        row = json.loads((self.dir / "jernih-rejected.jsonl").read_text())
        self.assertEqual(row["bytes"], 1 << 30)


if __name__ == "__main__":
    JERNIH = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=0)
