// Packers of OutputFile: gzip and zstd.
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <memory>
#include <new>

#include "pipeline/io/output_file.h"

namespace jernih {
namespace {

constexpr std::size_t kBufferBytes = 64 * 1024;

class GzipPacker : public Packer {
 public:
  GzipPacker() {
    constexpr int kGzip = 16;
    constexpr int kMemory = 8;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, kMemory,
                     Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~GzipPacker() override { deflateEnd(&stream_); }
  GzipPacker(const GzipPacker&) = delete;
  GzipPacker& operator=(const GzipPacker&) = delete;

  void pack(std::string_view bytes, bool is_last, std::string& out) override {
    constexpr std::size_t kMost = 1U << 30;  // zlib counts in 32 bits
    do {
      const std::string_view part = bytes.substr(0, kMost);
      bytes.remove_prefix(part.size());
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));
      stream_.avail_in = static_cast<uInt>(part.size());
      do {
        stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
        stream_.avail_out = static_cast<uInt>(buffer_.size());
        deflate(&stream_, is_last && bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
        out.append(buffer_.data(), buffer_.size() - stream_.avail_out);
      } while (stream_.avail_out == 0);
    } while (!bytes.empty());
  }

 private:
  z_stream stream_{};
  std::array<char, kBufferBytes> buffer_{};
};

class ZstdPacker : public Packer {
 public:
  ZstdPacker() : context_(ZSTD_createCCtx(), ZSTD_freeCCtx) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  }

  void pack(std::string_view bytes, bool is_last, std::string& out) override {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t left = 0;
    do {
      ZSTD_outBuffer made{buffer_.data(), buffer_.size(), 0};
      left =
          ZSTD_compressStream2(context_.get(), &made, &in, is_last ? ZSTD_e_end : ZSTD_e_continue);
      if (ZSTD_isError(left) != 0) throw std::bad_alloc();  // the only way that is left
      out.append(buffer_.data(), made.pos);
    } while (is_last ? left != 0 : in.pos < in.size);
  }

 private:
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context_;
  std::array<char, kBufferBytes> buffer_{};
};

}  // namespace

std::string_view suffix_of(Packing packing) {
  return packing == Packing::gzip ? ".gz" : packing == Packing::zstd ? ".zst" : "";
}

std::unique_ptr<Packer> make_packer(Packing packing) {
  if (packing == Packing::gzip) return std::make_unique<GzipPacker>();
  if (packing == Packing::zstd) return std::make_unique<ZstdPacker>();
  return nullptr;
}

}  // namespace jernih
