"""train_language_model gives the same bytes for the same data: train_twice_test.py TRAINER."""
import pathlib
import subprocess
import sys
import tempfile

DATA = [
    ("id", "frequency", "900000 yang"), ("id", "frequency", "800000 dan"), ("id", "frequency", "90000 karena"),
    ("ms", "frequency", "900000 yang"), ("ms", "frequency", "800000 dan"), ("ms", "frequency", "90000 kerana"),
    ("en", "frequency", "900000 the"), ("nl", "frequency", "900000 het"), ("tl", "frequency", "900000 ang"),
    ("id", "prose", "Pemerintah menaikkan harga beras karena panen gagal"), ("id", "ui", "Masuk ke akun"),
    ("en", "prose", "The government raised the price of rice because the harvest failed"), ("en", "ui", "Sign in to your account"),
    ("ms", "ui", "Log masuk ke akaun anda"), ("nl", "ui", "Aanmelden bij uw account"), ("tl", "ui", "Mag-log in sa iyong account"),
    ("nl", "word", "fiets"), ("tl", "word", "bahay"), ("fo", "ui", "Kunning um teg"),
]


def train(trainer, rows, name, where):
    data, model = where / f"{name}.tsv", where / f"{name}.bin"
    data.write_text("".join(f"{label}\t{kind}\ttest\t{text}\n" for label, kind, text in rows), encoding="utf-8")
    subprocess.run([trainer, data, model, "3000"], check=True, stdout=subprocess.DEVNULL)
    return model.read_bytes()


def main():
    # Lines of which one in twenty is held back: enough of them that some are.
    rows = [(label, kind, text + (f" {i}" + "x" * i if kind != "frequency" else "")) for i in range(40) for label, kind, text in DATA
            if i == 0 or kind not in ("frequency", "word")]
    with tempfile.TemporaryDirectory() as folder:
        where = pathlib.Path(folder)
        one, two = train(sys.argv[1], rows, "one", where), train(sys.argv[1], rows, "two", where)
        if one != two:
            sys.exit("the same data gave two models: look for threads, clocks, addresses or unordered loops in training/")
        if len(set(one[-100_000:])) < 2:
            sys.exit("the model learnt nothing: all its weights are the same")
        if train(sys.argv[1], rows[:-3], "three", where) == one:
            sys.exit("other data gave the same model: the trainer does not read them")


if __name__ == "__main__":
    main()
