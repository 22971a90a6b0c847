#include "web/server/static_files.h"

#include <map>

#include "web/html/assets.h"
#include "web/server/encoding.h"

namespace web {

namespace {

constexpr Effort once_for_ever{9};

struct Codings {
    SharedBytes gzip, brotli, zstd;  ///< Empty where compressing gains nothing.
};

SharedBytes smaller(Coding coding, const std::string& plain) {
    auto bytes = std::make_shared<const std::string>(compress(coding, plain, once_for_ever));
    return bytes->size() < plain.size() ? bytes : nullptr;
}

using Shelf = std::map<const html::Asset*, Codings>;

Shelf compress_all() {
    Shelf shelf;
    for (const html::Asset* asset : html::all_assets())
        if (is_compressible(asset->type))
            shelf.emplace(asset, Codings{smaller(Coding::Gzip, asset->bytes), smaller(Coding::Brotli, asset->bytes), smaller(Coding::Zstd, asset->bytes)});
    return shelf;
}

const Shelf& shelf() {
    static const Shelf compressed = compress_all();
    return compressed;
}

SharedBytes coded(const html::Asset& asset, Coding coding) {
    const auto found = shelf().find(&asset);
    if (found == shelf().end()) return nullptr;
    switch (coding) {
        case Coding::Gzip: return found->second.gzip;
        case Coding::Brotli: return found->second.brotli;
        case Coding::Zstd: return found->second.zstd;
        case Coding::Identity: break;
    }
    return nullptr;
}

/// The hash in "/static/css/cairn.3f2a9c01d4be.css".
std::string hash_in(std::string_view address) {
    const std::size_t ending = address.rfind('.');
    const std::size_t hash = address.rfind('.', ending - 1) + 1;
    return std::string{address.substr(hash, ending - hash)};
}

}  // namespace

void prepare_static_files() { shelf(); }

Response static_file(const Request& request) {
    const html::Asset* asset = html::find_asset(request.path);
    if (!asset) return Response::error(404);
    const Coding coding = negotiate_coding(request.headers.joined("accept-encoding"));
    const SharedBytes small = coded(*asset, coding);
    Response response = small ? Response::bytes(asset->type, small) : Response::bytes(asset->type, std::string_view{asset->bytes});
    if (is_compressible(asset->type)) response.headers.set("Vary", "Accept-Encoding");
    if (small) response.headers.set("Content-Encoding", to_token(coding));
    return response.with_cache(Cache::Immutable).with_etag(hash_in(asset->path) + (small ? '-' + std::string{to_token(coding)} : ""));
}

}  // namespace web
