#include "pipeline/io/decoder.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace jernih {
namespace {

constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
constexpr int kMaxWindowLog = 27;  // 128 MiB

bool is_zstd(std::string_view head) {
  // Skippable frames: 0x184D2A50 … 0x184D2A5F, little-endian.
  return head.starts_with(kZstdMagic) ||
         (head.size() >= 4 && (head[0] & 0xF0) == 0x50 && head.substr(1, 3) == "\x2A\x4D\x18");
}

class PlainDecoder : public Decoder {
 public:
  explicit PlainDecoder(std::unique_ptr<DecoderInput> input) : input_(std::move(input)) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::string_view bytes = input_->peek(1);
    const std::size_t n = std::min(size, bytes.size());
    if (n > 0) std::memcpy(to, bytes.data(), n);
    input_->skip(n);
    return n;
  }

 private:
  std::unique_ptr<DecoderInput> input_;
};

// What gzip and zstd share: members one after the other, and what stands between them.
class MemberDecoder : public Decoder {
 public:
  explicit MemberDecoder(std::unique_ptr<DecoderInput> input) : input_(std::move(input)) {}

  std::size_t read(char* to, std::size_t size) override {
    std::size_t made = 0;
    while (made == 0 && damage_.what.empty()) {
      if (!is_inside_ && !begin_next()) break;
      const std::string_view bytes = input_->peek(1);
      made = decode(bytes, to, size);
      decoded_ += made;
      if (bytes.empty() && made == 0 && is_inside_ && damage_.what.empty())
        break_off("the file ends in the middle of it");
    }
    return made;
  }

 protected:
  // Decodes some of `bytes` (empty at the end of the file) into `to`; skips what it used; clears
  // is_inside_ at the end of a member; calls break_off() for broken data.
  virtual std::size_t decode(std::string_view bytes, char* to, std::size_t size) = 0;
  virtual bool begins_member(std::string_view head) const = 0;
  virtual void begin_member() = 0;
  virtual std::string_view name() const = 0;

  void break_off(std::string_view what) {
    damage_.what = std::string(name()) + ": " + std::string(what) + " (byte " +
                   std::to_string(input_->offset()) + " of the file)";
    damage_.offset = input_->offset();
    damage_.unverified_from = is_inside_ ? member_from_ : decoded_;
  }

  std::unique_ptr<DecoderInput> input_;
  bool is_inside_ = false;

 private:
  bool begin_next() {
    std::string_view head = input_->peek(4);
    if (!begins_member(head)) {
      skip_zeros(head);
      if (!head.empty()) break_off("what follows the last member is none");
      return false;
    }
    is_inside_ = true;
    member_from_ = decoded_;
    begin_member();
    return true;
  }

  // Tapes and block devices pad with zeros; gzip itself ignores them too.
  void skip_zeros(std::string_view& head) {
    while (!head.empty() && head.front() == '\0') {
      input_->skip(std::min(head.find_first_not_of('\0'), head.size()));
      head = input_->peek(1);
    }
  }

  std::uint64_t decoded_ = 0;
  std::uint64_t member_from_ = 0;
};

class GzipDecoder : public MemberDecoder {
 public:
  explicit GzipDecoder(std::unique_ptr<DecoderInput> input) : MemberDecoder(std::move(input)) {
    constexpr int kGzipOnly = 16;
    if (inflateInit2(&stream_, MAX_WBITS + kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

 private:
  std::string_view name() const override { return "gzip"; }
  bool begins_member(std::string_view head) const override { return head.starts_with(kGzipMagic); }
  void begin_member() override { inflateReset(&stream_); }

  std::size_t decode(std::string_view bytes, char* to, std::size_t size) override {
    // zlib's interface is older than const.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
    const uInt room = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    input_->skip(bytes.size() - stream_.avail_in);
    if (result == Z_STREAM_END)
      is_inside_ = false;
    else if (result != Z_OK && result != Z_BUF_ERROR)
      break_off(stream_.msg != nullptr ? stream_.msg : "damaged");
    return room - stream_.avail_out;
  }

  z_stream stream_{};
};

class ZstdDecoder : public MemberDecoder {
 public:
  explicit ZstdDecoder(std::unique_ptr<DecoderInput> input)
      : MemberDecoder(std::move(input)), context_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
  }

 private:
  std::string_view name() const override { return "zstd"; }
  bool begins_member(std::string_view head) const override { return is_zstd(head); }
  void begin_member() override { ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only); }

  std::size_t decode(std::string_view bytes, char* to, std::size_t size) override {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer out{to, size, 0};
    const std::size_t result = ZSTD_decompressStream(context_.get(), &out, &in);
    input_->skip(in.pos);
    if (ZSTD_isError(result) != 0)
      break_off(ZSTD_getErrorName(result));
    else if (result == 0)
      is_inside_ = false;
    return out.pos;
  }

  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context_;
};

}  // namespace

std::string_view DecoderInput::peek(std::size_t wanted) {
  while (end_ - begin_ < wanted) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    const std::size_t got = source_.read(buffer_.data() + end_, buffer_.size() - end_);
    if (got == 0) break;
    end_ += got;
    read_ += got;
  }
  return {buffer_.data() + begin_, end_ - begin_};
}

std::unique_ptr<Decoder> open_decoder(ByteSource& source) {
  auto input = std::make_unique<DecoderInput>(source);
  const std::string_view head = input->peek(4);
  if (head.starts_with(kGzipMagic)) return std::make_unique<GzipDecoder>(std::move(input));
  if (is_zstd(head)) return std::make_unique<ZstdDecoder>(std::move(input));
  return std::make_unique<PlainDecoder>(std::move(input));
}

}  // namespace jernih
