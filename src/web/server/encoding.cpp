#include "web/server/encoding.h"

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <memory>

#include "base/assert.h"
#include "base/fault.h"
#include "web/server/preference.h"

namespace web {

namespace {

[[noreturn]] void failed(const char* library) {
    throw base::Fault{"An answer could not be compressed", library, "The machine may be short of memory"};
}

/// One compressor for each thread and level: making one costs more than compressing a page.
class Gzip {
public:
    explicit Gzip(int level) : level_{level} {
        constexpr int gzip_window = 15 + 16, memory = 8;
        if (deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK) failed("zlib");
    }
    ~Gzip() { deflateEnd(&stream_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    int level() const { return level_; }

    std::string compress(std::string_view bytes) {
        if (deflateReset(&stream_) != Z_OK) failed("zlib");
        std::string out(deflateBound(&stream_, bytes.size()), '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) failed("zlib");
        out.resize(stream_.total_out);
        return out;
    }

private:
    z_stream stream_{};
    int level_;
};

std::string gzip(std::string_view bytes, int level) {
    thread_local std::unique_ptr<Gzip> kept;
    if (!kept || kept->level() != level) kept = std::make_unique<Gzip>(level);
    return kept->compress(bytes);
}

std::string brotli(std::string_view bytes, int level) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(size, '\0');
    const auto done = BrotliEncoderCompress(level, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                            &size, reinterpret_cast<std::uint8_t*>(out.data()));
    if (done != BROTLI_TRUE) failed("brotli");
    out.resize(size);
    return out;
}

std::string zstd(std::string_view bytes, int level) {
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    thread_local std::unique_ptr<ZSTD_CCtx, Free> context{ZSTD_createCCtx()};
    if (!context) failed("zstd");
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compressCCtx(context.get(), out.data(), out.size(), bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size)) failed("zstd");
    out.resize(size);
    return out;
}

struct Wish {
    int weight = 0;
    bool named = false;
};

Wish wish_for(std::string_view token, const std::vector<Preference>& preferences) {
    Wish any;
    for (const Preference& preference : preferences) {
        if (preference.name == token || (token == "gzip" && preference.name == "x-gzip")) return {preference.thousandths, true};
        if (preference.name == "*") any = {preference.thousandths, true};
    }
    return any;
}

}  // namespace

std::string_view to_token(Coding coding) {
    switch (coding) {
        case Coding::Gzip: return "gzip";
        case Coding::Brotli: return "br";
        case Coding::Zstd: return "zstd";
        case Coding::Identity: break;
    }
    return "";
}

Coding negotiate_coding(std::string_view accept_encoding) {
    const auto preferences = parse_preferences(accept_encoding);
    const Wish identity = wish_for("identity", preferences);
    Coding best = Coding::Identity;
    int best_weight = 0;
    for (const Coding coding : {Coding::Zstd, Coding::Brotli, Coding::Gzip}) {
        const Wish wish = wish_for(to_token(coding), preferences);
        if (wish.weight <= best_weight) continue;
        best = coding;
        best_weight = wish.weight;
    }
    const bool plain_named = identity.named && identity.weight > best_weight;
    return plain_named ? Coding::Identity : best;
}

bool is_compressible(std::string_view content_type) {
    const std::string_view type = content_type.substr(0, content_type.find(';'));
    constexpr std::string_view others[] = {"application/json", "application/javascript", "application/xml", "image/svg+xml", "application/manifest+json",
                                           "application/x-research-info-systems", "application/x-bibtex"};
    if (type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml")) return true;
    for (const std::string_view other : others)
        if (type == other) return true;
    return false;
}

std::string compress(Coding coding, std::string_view bytes, Effort effort) {
    CAIRN_ASSERT(effort.level >= 1 && effort.level <= 9);
    switch (coding) {
        case Coding::Gzip: return gzip(bytes, effort.level);
        case Coding::Brotli: return brotli(bytes, effort.level);
        case Coding::Zstd: return zstd(bytes, effort.level);
        case Coding::Identity: break;
    }
    return std::string{bytes};
}

}  // namespace web
