#!/usr/bin/env python3
"""Stages have no hidden inputs: hidden_inputs_test.py LIBRARY…

The libraries of the stages and of what they stand on ask the system for no clock, environment, locale, network, chance
or thread, and hold no variable that a document could change. Read from the symbols (nm), so a call cannot hide behind
a header.
"""
import re
import subprocess
import sys

FORBIDDEN = re.compile(
    r"^(clock|clock_gettime|gettimeofday|time|localtime|localtime_r|gmtime|gmtime_r|mktime|timespec_get|getenv|"
    r"secure_getenv|setenv|environ|setlocale|nl_langinfo|rand|random|drand48|getrandom|socket|connect|getaddrinfo|"
    r"fork|execv\w*|system|popen|pthread_create|sleep|nanosleep)(@.*)?$|"
    r"std::chrono::_V2::\w+_clock::now|std::random_device|std::thread::_M_start_thread|std::locale::global")
# A static of a function is made once and const; a guard is its lock. kName is a constant by the house's names.
CONSTANT = re.compile(r"guard variable for|vtable for|typeinfo|(^|::)k[A-Z]\w*(\[abi:\w+\])?$|^(DW\.ref|\.L|_GLOBAL_|GLOBAL__)|"
                      r"^std::__ioinit|fmt::")
LEAST_SYMBOLS = 500


def symbols(library):
    out = subprocess.run(["nm", "-C", library], capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        match = re.match(r"^[0-9a-f ]{16} ([A-Za-z]) (.*)$", line)
        if match:
            yield match[1], match[2]


def main():
    wrong, count = [], 0
    for library in sys.argv[1:]:
        for kind, name in symbols(library):
            count += 1
            if kind == "U" and FORBIDDEN.search(name):
                wrong.append(f"{library}: asks for {name}")
            if kind in "bBdDC" and not CONSTANT.search(name):
                wrong.append(f"{library}: has the variable {name}")
    if count < LEAST_SYMBOLS:
        sys.exit(f"only {count} symbols in {sys.argv[1:]}")
    if wrong:
        sys.exit("\n".join(sorted(set(wrong))))
    print(f"{count} symbols of {len(sys.argv) - 1} libraries: no hidden input, no variable")


if __name__ == "__main__":
    main()
