/// A file sealed in pieces: libsodium's secretstream over `base::File`. Inside this room only.
#pragma once

#include <functional>
#include <memory>

#include "base/file.h"
#include "store/sealing/secret.h"

namespace store {

/// Seals what is added and appends it to the file. Nobody can open what was not finished.
class StreamSealer {
public:
    static constexpr std::size_t piece_bytes = 65536;

    /// `head` is written plain before the stream; it and `bound` must be the same to open it.
    StreamSealer(base::File&, const Secret& key, std::string_view head, std::string_view bound);
    ~StreamSealer();
    void add(std::string_view bytes);
    void finish();
    std::uint64_t plain_bytes() const { return plain_bytes_; }
    /// SHA-256 of all that was written; once, after finish().
    std::string sha256();

private:
    struct State;
    void seal(std::string_view piece, unsigned char tag);
    void write(std::string_view bytes);

    base::File& file_;
    std::unique_ptr<State> state_;
    std::string waiting_;
    std::uint64_t at_ = 0, plain_bytes_ = 0;
};

/// Opens it again and hands on piece by piece; false where any byte is another or the end is missing.
bool open_stream(base::File&, const Secret& key, std::string_view head, std::string_view bound, const std::function<void(std::string_view)>& each);

}  // namespace store
