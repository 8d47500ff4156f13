#include "pipeline/records/record_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "pipeline/io/io_error.h"
#include "pipeline/model/utf8.h"
#include "pipeline/records/file_kind.h"
#include "pipeline/records/record_error.h"

namespace jernih {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

}  // namespace

void Block::clear() {
  ends_file = false;
  is_complete = true;
  note = {};
  read_error.clear();
  bytes_read = 0;
  bytes.clear();
  records.clear();
}

RecordReader::RecordReader(std::unique_ptr<ByteSource> source, InputFormat format,
                           std::uint64_t max_record_bytes, std::size_t block_bytes, bool is_utf8)
    : source_(std::move(source)),
      format_(format),
      max_record_bytes_(max_record_bytes),
      block_bytes_(block_bytes),
      is_utf8_(is_utf8) {}

bool RecordReader::read(Block& block) {
  block.clear();
  block.bytes = rest_;
  from_ = 0;
  searched_ = rest_.size();
  if (!is_begun_) begin_file(block);
  block.format = format_;
  block.is_guessed = is_guessed_;
  do {
    if (!kind_problem_.empty())
      let_go(block);
    else if (format_ != InputFormat::text)
      split_lines(block);
    check_length(block);
    const bool is_enough = block.bytes.size() >= block_bytes_ || source_->is_waiting();
    if (is_enough && !block.records.empty()) {
      rest_.assign(block.bytes, from_);
      block.bytes.resize(from_);
      return true;
    }
  } while (fill(block));
  end_file(block);
  return false;
}

// Appends a chunk; false at the end, whatever kind of end it is.
bool RecordReader::fill(Block& block) {
  const std::size_t size = block.bytes.size();
  std::size_t got = 0;
  if (read_error_.empty()) {
    block.bytes.resize(size + kChunkBytes);
    try {
      if (decoder_ == nullptr) decoder_ = open_decoder(*source_);
      got = decoder_->read(block.bytes.data() + size, kChunkBytes);
    } catch (const IoError& e) {
      read_error_ = e.what();
    }
    block.bytes.resize(size + got);
  }
  block.bytes_read += got;
  return got > 0;
}

void RecordReader::begin_file(Block& block) {
  is_begun_ = true;
  // As much as tells a file's kind; a line of lines is not kept waiting, JSONL has no shorter one.
  constexpr std::size_t kKindBytes = 8;
  fill_to(block, format_ == InputFormat::lines ? kByteOrderMark.size() : kKindBytes);
  skip_byte_order_mark(block);
  searched_ = from_;
  is_guessed_ = format_ == InputFormat::automatic;
  if (is_guessed_) choose_format(block);
  check_kind(block);
  if (!kind_problem_.empty()) is_guessed_ = false;
  if (format_ == InputFormat::page || format_ == InputFormat::delimited)
    format_ = InputFormat::text;
}

void RecordReader::fill_to(Block& block, std::size_t bytes) {
  while (block.bytes.size() < bytes && fill(block)) {
  }
}

// At from_. JSONL files put together have one in the middle too.
void RecordReader::skip_byte_order_mark(const Block& block) {
  if (!std::string_view(block.bytes).substr(from_).starts_with(kByteOrderMark)) return;
  from_ += kByteOrderMark.size();
  offset_ += kByteOrderMark.size();
}

void RecordReader::choose_format(Block& block) {
  std::size_t first = block.bytes.find_first_not_of(kSpaces, from_);
  while (first == std::string::npos && block.bytes.size() < block_bytes_ && fill(block))
    first = block.bytes.find_first_not_of(kSpaces, from_);
  const char byte = first == std::string::npos ? '{' : block.bytes[first];
  if (byte != '[') {
    format_ = byte == '{' ? InputFormat::jsonl : InputFormat::page;
    return;
  }
  const auto is_alone = [&] {
    return block.bytes.find_first_not_of(" \t\r\n{", first + 1) == std::string::npos;
  };
  while (is_alone() && block.bytes.size() < block_bytes_ && fill(block)) {
  }
  const std::string_view head = std::string_view(block.bytes).substr(from_);
  format_ = begins_json_list(head) ? InputFormat::jsonl : InputFormat::page;
}

// The judgement must not hang on how a pipe cuts its bytes.
void RecordReader::check_kind(Block& block) {
  constexpr std::size_t kPageBytes = 4096;
  const bool is_json = format_ == InputFormat::jsonl;
  const bool is_whole = !is_json && format_ != InputFormat::lines;  // nobody waits for its begin
  if (is_whole) fill_to(block, kPageBytes);
  const auto head = [&](std::size_t most) {
    return std::string_view(block.bytes).substr(from_, most);
  };
  const FileKind kind = kind_of_file(head(kPageBytes), format_, is_utf8_);
  kind_problem_ = kind.problem;
  block.note = kind.note;
  if (!is_json || !kind_problem_.empty()) return;
  // No record can come before two lines of such JSON are there, so nobody waits in vain.
  while (may_be_spread(head(kChunkBytes)) && block.bytes.size() < kChunkBytes && fill(block)) {
  }
  if (spread_json(head(kChunkBytes)).empty()) return;
  fill_to(block, kChunkBytes);
  kind_problem_ = spread_json(head(kChunkBytes));
}

void RecordReader::split_lines(Block& block) {
  for (;;) {
    const char* data = block.bytes.data();
    const void* found = std::memchr(data + searched_, '\n', block.bytes.size() - searched_);
    if (found == nullptr) break;
    add_line(block, static_cast<std::size_t>(static_cast<const char*>(found) - data), true);
  }
  searched_ = block.bytes.size();
}

// The line [from_, end), in a file of lines.
void RecordReader::add_line(Block& block, std::size_t end, bool has_break) {
  const std::size_t after = end + (has_break ? 1 : 0);
  if (skipped_ + (end - from_) > max_record_bytes_) {
    skipped_ += end - from_;
    from_ = end;
    add_over_long(block);
  } else {
    if (format_ == InputFormat::jsonl) skip_byte_order_mark(block);
    std::size_t last = end;
    if (has_break && last > from_ && block.bytes[last - 1] == '\r') --last;
    const std::string_view line(block.bytes.data() + from_, last - from_);
    if (format_ == InputFormat::lines || line.find_first_not_of(kSpaces) != line.npos)
      add_record(block, last, {}, {});
  }
  offset_ += after - from_;
  from_ = searched_ = after;
  if (has_break) ++line_;
}

void RecordReader::add_record(Block& block, std::size_t end, std::string problem,
                              std::string_view cause) {
  RawRecord record;
  record.line = line_;
  record.offset = offset_;
  record.begin = from_;
  record.end = end;
  record.size = end - from_;
  record.problem = std::move(problem);
  record.cause = cause;
  block.records.push_back(std::move(record));
}

// A record whose bytes are gone: from_ stands behind it.
void RecordReader::add_over_long(Block& block) {
  add_record(block, from_, over_long(max_record_bytes_, skipped_).message(), kOverLongCause);
  block.records.back().size = skipped_;
  offset_ += skipped_;
  skipped_ = 0;
}

// Lets go of the bytes of a record that is too long already.
void RecordReader::check_length(Block& block) {
  if (skipped_ + pending(block) > max_record_bytes_) let_go(block);
}

void RecordReader::let_go(Block& block) {
  skipped_ += pending(block);
  block.bytes.resize(from_);
  searched_ = from_;
}

void RecordReader::end_file(Block& block) {
  block.ends_file = true;
  block.read_error = read_error_;
  block.is_complete = !source_->was_stopped();
  rest_.clear();
  if (!block.is_complete) return;
  if (!kind_problem_.empty()) {
    add_record(block, from_, std::string(kind_problem_), kind_problem_);
    block.records.back().size = skipped_ + pending(block);
    return;
  }
  const bool is_damaged = decoder_ != nullptr && !decoder_->damage().what.empty();
  std::string problem = read_error_;
  if (is_damaged) {
    const Damage& damage = decoder_->damage();
    problem = damage.what + "; what follows is lost";
    if (damage.unverified_from < offset_ + skipped_ + pending(block))
      problem += ", what was read from byte " + std::to_string(damage.unverified_from) +
                 " of the decompressed data on is unverified";
  }
  if (skipped_ > 0) add_over_long(block);
  const std::size_t end = block.bytes.size();
  if (!problem.empty())
    add_record(block, end, std::move(problem),
               is_damaged ? "the file is damaged" : "the file could not be read to its end");
  else if (format_ == InputFormat::text && (block.records.empty() || pending(block) > 0))
    add_record(block, end, {}, {});
  else if (pending(block) > 0)
    add_line(block, end, false);
}

}  // namespace jernih
