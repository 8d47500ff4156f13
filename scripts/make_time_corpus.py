#!/usr/bin/env python3
"""Writes tests/corpus/find_times.tsv: phrases with the English and the value that docs/english.md wants.

    make_time_corpus.py OUT

Values come from Python's datetime and calendar alone, never from Jernih. Rows written by hand follow
at the end (tests/corpus/find_times_by_hand.tsv).
"""
import calendar, datetime, pathlib, random, sys

REFERENCES = [datetime.datetime(2025, 8, 22, 10, 0), datetime.datetime(2024, 2, 29, 23, 30), datetime.datetime(2026, 1, 1, 0, 15)]
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
SHORT = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
ENGLISH_MONTHS = calendar.month_name[1:]
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
ENGLISH_DAYS = list(calendar.day_name)
ONES = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()
PARTS = [("pagi", "morning", "MO"), ("siang", "midday", "MI"), ("sore", "afternoon", "AF"), ("malam", "night", "NI"), ("dini hari", "early morning", "DM")]
rows = []
pick = random.Random(7)


def zone(at): return at.strftime("%Y-%m-%dT%H:%M:%S+07:00")
def add(phrase, ref, english, kind, value): rows.append((phrase, zone(ref) if ref else "-", english, kind, value))
def words(n):
    if n < 10: return ONES[n]
    if n == 10: return "sepuluh"
    if n == 11: return "sebelas"
    if n < 20: return ONES[n - 10] + " belas"
    if n < 100: return ONES[n // 10] + " puluh" + ("" if n % 10 == 0 else " " + ONES[n % 10])
    return "seratus" + ("" if n == 100 else " " + words(n - 100))


def months_from(at, n):
    index = at.year * 12 + at.month - 1 + n
    year, month = divmod(index, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))


def week(d): return "%04d-W%02d" % d.isocalendar()[:2]


UNITS = {"detik": ("second", 1, "TIME"), "menit": ("minute", 60, "TIME"), "jam": ("hour", 3600, "TIME"), "hari": ("day", 86400, "DATE"),
         "minggu": ("week", 604800, "DATE"), "pekan": ("week", 604800, "DATE"), "bulan": ("month", 0, "DATE"), "tahun": ("year", 0, "DATE")}
def moved(ref, unit, n):
    english, seconds, kind = UNITS[unit]
    at = ref + datetime.timedelta(seconds=seconds * n) if seconds else months_from(ref, n * (12 if english == "year" else 1))
    form = {"second": "%Y-%m-%dT%H:%M:%S", "minute": "%Y-%m-%dT%H:%M", "hour": "%Y-%m-%dT%H", "day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
    return week(at) if english == "week" else at.strftime(form[english]), kind
def count(n, english): return f"{n:,} {english}" + ("" if n == 1 else "s")


for ref in REFERENCES:
    for unit, (english, _, _) in UNITS.items():
        for n in (1, 2, 3, 5, 11, 25, 48):
            past, kind = moved(ref, unit, -n); future, _ = moved(ref, unit, n)
            for tail in ("lalu", "yang lalu", "yg lalu", "silam"):
                number = pick.choice([str(n), words(n)])
                add(f"{number} {unit} {tail}", ref, f"{count(n, english)} ago", kind, past)
            add(f"{n} {english}{'s' * (n > 1)} ago", ref, f"{count(n, english)} ago", kind, past)
            add(f"{n} {english}{'s' * (n > 1)} lalu", ref, f"{count(n, english)} ago", kind, past)
            add(f"{n} {unit} lagi", ref, f"in {count(n, english)}", kind, future)
            add(f"dalam {words(n)} {unit}", ref, f"in {count(n, english)}", kind, future)
            add(f"in {n} {english}{'s' * (n > 1)}", ref, f"in {count(n, english)}", kind, future)
        for word in ("sekitar", "kira-kira"):
            past, kind = moved(ref, unit, -4)
            add(f"{word} 4 {unit} yang lalu", ref, f"about 4 {english}s ago", kind, past)
    for unit, english in (("jam", "hour"), ("menit", "minute"), ("hari", "day"), ("minggu", "week"), ("bulan", "month"), ("tahun", "year")):
        past, kind = moved(ref, unit, -1)
        add(f"se{unit} yang lalu", ref, f"1 {english} ago", kind, past)
    for phrase, days, english in (("hari ini", 0, "today"), ("kemarin", -1, "yesterday"), ("besok", 1, "tomorrow"), ("lusa", 2, "the day after tomorrow"), ("kemarin lusa", -2, "the day before yesterday"), ("yesterday", -1, "yesterday"), ("tomorrow", 1, "tomorrow")):
        day = ref.date() + datetime.timedelta(days)
        add(phrase, ref, english, "DATE", day.isoformat())
        add(f"{phrase} pukul 18.45", ref, f"{english} at 18:45", "TIME", f"{day}T18:45")
        add(f"{phrase} pukul 07.05 WITA", ref, f"{english} at 07:05 WITA", "TIME", f"{day}T07:05+08:00")
    for i, day in enumerate(DAYS):
        back = ref.date() - datetime.timedelta((ref.weekday() - i) % 7)
        if day != "Minggu":
            add(day, ref, ENGLISH_DAYS[i], "DATE", back.isoformat())
            add(f"{day} lalu", ref, f"last {ENGLISH_DAYS[i]}", "DATE", (back - datetime.timedelta(7 * (back == ref.date()))).isoformat())
            ahead = ref.date() + datetime.timedelta((i - ref.weekday() - 1) % 7 + 1)
            add(f"{day} depan", ref, f"next {ENGLISH_DAYS[i]}", "DATE", ahead.isoformat())
        monday = ref.date() - datetime.timedelta(ref.weekday())
        add(f"{day} pekan depan", ref, f"{ENGLISH_DAYS[i]} next week", "DATE", (monday + datetime.timedelta(7 + i)).isoformat())
        add(f"{ENGLISH_DAYS[i]} last week", ref, f"{ENGLISH_DAYS[i]} last week", "DATE", (monday + datetime.timedelta(i - 7)).isoformat())
        for part, english, code in PARTS:
            add(f"{day} {part}", ref, f"{ENGLISH_DAYS[i]} {english}", "TIME", f"{back}T{code}")
        add(f"setiap {day}", ref, f"every {ENGLISH_DAYS[i]}", "SET", f"XXXX-WXX-{i + 1}")
    for word, n, english in (("lalu", -1, "last"), ("ini", 0, "this"), ("depan", 1, "next")):
        add(f"pekan {word}", ref, f"{english} week", "DATE", week(ref + datetime.timedelta(7 * n)))
        add(f"bulan {word}", ref, f"{english} month", "DATE", months_from(ref, n).strftime("%Y-%m"))
        add(f"tahun {word}", ref, f"{english} year", "DATE", str(ref.year + n))
        add(f"{english} year", ref, f"{english} year", "DATE", str(ref.year + n))
        add(f"akhir pekan {word}", ref, f"{english} weekend", "DATE", week(ref + datetime.timedelta(7 * n)) + "-WE")
        add(f"akhir tahun {word}", ref, f"late {english} year", "DATE", str(ref.year + n))
for k in range(150):
    d = datetime.date(2019, 1, 1) + datetime.timedelta(pick.randrange(3000))
    h, m = pick.randrange(24), pick.randrange(60)
    name, short, english = MONTHS[d.month - 1], SHORT[d.month - 1], ENGLISH_MONTHS[d.month - 1]
    day, english_day = DAYS[d.weekday()], ENGLISH_DAYS[d.weekday()]
    plain, full = f"{d.day} {english} {d.year}", f"{english_day}, {d.day} {english} {d.year}"
    ref = REFERENCES[0]
    add(f"{d.day} {name} {d.year}", ref, plain, "DATE", d.isoformat())
    add(f"{day}, {d.day} {short} {d.year} {h:02}:{m:02} WIB", ref, f"{full} {h:02}:{m:02} WIB", "TIME", f"{d}T{h:02}:{m:02}+07:00")
    add(f"{d.day} {name} {d.year} | {h:02}.{m:02} WIB", ref, f"{plain} {h:02}:{m:02} WIB", "TIME", f"{d}T{h:02}:{m:02}+07:00")
    add(f"{day} ({d.day}/{d.month}/{d.year})", ref, f"{english_day} ({plain})", "DATE", d.isoformat())
    add(f"{d.day:02}-{d.month:02}-{d.year}" if d.day > 12 else d.isoformat(), ref, plain, "DATE", d.isoformat())
    add(f"{english} {d.day}, {d.year}", ref, plain, "DATE", d.isoformat())
    add(d.strftime("%a, %d %b %Y") + f" {h:02}:{m:02}:00 +0700", ref, f"{full} {h:02}:{m:02}:00 WIB", "TIME", f"{d}T{h:02}:{m:02}:00+07:00")
for n in range(1, 101, 3):
    for unit, english, code in (("jam", "hour", "PT{}H"), ("hari", "day", "P{}D"), ("bulan", "month", "P{}M")):
        add(f"{n} {unit}", REFERENCES[0], count(n, english), "DURATION", code.format(n))
for phrase, days in (("5 jam lalu", "-PT5H"), ("2 hari lalu", "-P2D"), ("in 3 weeks", "P3W"), ("dalam 10 menit", "PT10M")):
    english = {"5 jam lalu": "5 hours ago", "2 hari lalu": "2 days ago", "in 3 weeks": "in 3 weeks", "dalam 10 menit": "in 10 minutes"}[phrase]
    add(phrase, None, english, "TIME" if "T" in days else "DATE", days)

out = pathlib.Path(sys.argv[1])
hand = out.with_name("find_times_by_hand.tsv").read_text(encoding="utf-8").splitlines()
seen, lines = set(), []
for row in ["\t".join(r) for r in rows] + hand[1:]:
    key = tuple(row.split("\t")[:2])
    if key not in seen: seen.add(key); lines.append(row)
out.write_text("\n".join([hand[0], *lines]) + "\n", encoding="utf-8")
print(len(lines), "rows")
