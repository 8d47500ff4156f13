#include "pipeline/io/inputs.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "pipeline/io/io_error.h"
#include "tests/support/temporary_folder.h"

using namespace jernih;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("files stay in order, patterns become sorted files", "[io][inputs]") {
  const TemporaryFolder folder;
  const std::string b = folder.write("b.jsonl", "x");
  const std::string a = folder.write("a.jsonl", "x");
  const std::string odd = folder.write("[odd].txt", "x");
  CHECK(expand_inputs({}) == Names{"-"});
  CHECK(expand_inputs({b, "-", a}) == Names{b, "-", a});
  CHECK(expand_inputs({folder / "*.jsonl"}) == Names{a, b});
  CHECK(expand_inputs({folder / "[ab].jsonl", b}) == Names{a, b, b});
  CHECK(expand_inputs({odd}) == Names{odd});  // a file's own name is no pattern
}

TEST_CASE("a pattern gives files, of all folders below with **/", "[io][inputs]") {
  const TemporaryFolder folder;
  for (const char* name : {"c", "c/b", "c/b/[x]", "c/.hidden", "d"})
    fs::create_directories(folder / name);
  const std::string a = folder.write("c/a.jsonl", "x");
  const std::string deep = folder.write("c/b/[x]/z.jsonl", "x");
  const std::string text = folder.write("c/b/page.txt", "x");
  folder.write("c/.hidden/no.jsonl", "x");
  fs::create_directory_symlink(folder / "c", folder / "c/b/circle");
  CHECK(expand_inputs({folder / "c/*"}) == Names{a});
  CHECK(expand_inputs({folder / "c/**/*.jsonl"}) == Names{a, deep});
  CHECK(expand_inputs({folder / "**/*.jsonl"}) == Names{a, deep});
  CHECK(expand_inputs({folder / "c/**/**/*"}) == Names{a, deep, text});
  CHECK(expand_inputs({folder / "*/**/b/**/*.jsonl"}) == Names{deep});
  CHECK_THROWS_WITH(expand_inputs({folder / "d/**/*"}), Catch::Contains("no file has such a name"));
  const fs::path before = fs::current_path();
  fs::current_path(folder / "c");
  CHECK(expand_inputs({"**/*.jsonl"}) == Names{"a.jsonl", "b/[x]/z.jsonl"});
  fs::current_path(before);
}

TEST_CASE("all names that cannot be read are told at once", "[io][inputs]") {
  const TemporaryFolder folder;
  const std::string good = folder.write("a", "x");
  const std::string missing = folder / "b";
  CHECK_THROWS_WITH(expand_inputs({good, missing, folder / "", folder / "*.gz"}),
                    missing + ": No such file or directory\n" + (folder / "") +
                        ": is a folder; name the files in it, as in '" + (folder / "") +
                        "*', or below it too, as in '" + (folder / "") + "**/*.jsonl'\n" +
                        (folder / "*.gz") + ": no file has such a name");
}

TEST_CASE("outputs are named after inputs, each by its own name", "[io][inputs]") {
  CHECK(output_names({"a/x.jsonl", "b/x.json.gz", "c/x.txt", "-", "page.html", "run", "x-2.jsonl"},
                     ".jsonl", {"rejected.jsonl"}) == Names{"x.jsonl", "x-2.jsonl", "x-3.jsonl",
                                                            "stdin.jsonl", "page.html.jsonl",
                                                            "run.jsonl", "x-2-2.jsonl"});
  CHECK(output_names({"rejected.jsonl"}, ".jsonl", {"rejected.jsonl"}) ==
        Names{"rejected-2.jsonl"});
  CHECK(output_names({"x.jsonl"}, ".txt.gz", {}) == Names{"x.txt.gz"});
}
