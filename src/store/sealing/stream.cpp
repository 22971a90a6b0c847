#include "store/sealing/stream.h"

#include <sodium.h>

#include "base/sha256.h"
#include "store/sealing/box.h"

namespace store {

namespace {

constexpr std::size_t header_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t added_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;
static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == Secret::key_bytes);

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::string bound_bytes(std::string_view head, std::string_view bound) {
    std::string text;
    add_part(text, head);
    add_part(text, bound);
    return text;
}

}  // namespace

struct StreamSealer::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    std::string bound;
    base::Sha256 sum;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

StreamSealer::StreamSealer(base::File& file, const Secret& key, std::string_view head, std::string_view bound) : file_{file}, state_{std::make_unique<State>()} {
    std::string header(header_bytes, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, raw(header), key.bytes().data());
    state_->bound = bound_bytes(head, bound);
    write(head);
    write(header);
}

StreamSealer::~StreamSealer() { wipe(waiting_); }

void StreamSealer::add(std::string_view bytes) {
    plain_bytes_ += bytes.size();
    while (!bytes.empty()) {
        // The last piece carries the mark of the end, so a full one waits until it is known not to be the last.
        if (waiting_.size() == piece_bytes) {
            seal(waiting_, 0);
            waiting_.clear();
        }
        const auto taken = bytes.substr(0, piece_bytes - waiting_.size());
        waiting_ += taken;
        bytes.remove_prefix(taken.size());
    }
}

void StreamSealer::finish() { seal(waiting_, crypto_secretstream_xchacha20poly1305_TAG_FINAL); }

std::string StreamSealer::sha256() { return state_->sum.hex(); }

void StreamSealer::seal(std::string_view piece, unsigned char tag) {
    std::string sealed(piece.size() + added_bytes, '\0');
    crypto_secretstream_xchacha20poly1305_push(&state_->stream, raw(sealed), nullptr, raw(piece), piece.size(), raw(state_->bound), state_->bound.size(), tag);
    write(sealed);
}

void StreamSealer::write(std::string_view bytes) {
    file_.write_at(at_, bytes);
    state_->sum.add(bytes);
    at_ += bytes.size();
}

bool open_stream(base::File& file, const Secret& key, std::string_view head, std::string_view bound, const std::function<void(std::string_view)>& each) {
    std::string start(head.size() + header_bytes, '\0');
    if (file.read_at(0, start) != start.size() || !start.starts_with(head)) return false;
    crypto_secretstream_xchacha20poly1305_state stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream, raw(start) + head.size(), key.bytes().data()) != 0) return false;
    const auto all_bound = bound_bytes(head, bound);
    std::string sealed(StreamSealer::piece_bytes + added_bytes, '\0'), plain(StreamSealer::piece_bytes, '\0');
    std::uint64_t at = start.size();
    unsigned char tag = 0;
    bool good = true;
    while (good && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        const auto got = file.read_at(at, sealed);
        unsigned long long length = 0;
        good = got >= added_bytes && crypto_secretstream_xchacha20poly1305_pull(&stream, raw(plain), &length, &tag, raw(sealed), got, raw(all_bound), all_bound.size()) == 0;
        if (good) each({plain.data(), length});
        at += got;
    }
    sodium_memzero(&stream, sizeof stream);
    wipe(plain);
    return good && at == file.size();
}

}  // namespace store
