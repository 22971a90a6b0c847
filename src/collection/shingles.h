/// Runs of words as numbers: what two texts share, whatever their line breaks and punctuation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace collection {

/// The hash of each run of `words` words in order; of the whole text if it has fewer. Empty text: none.
/// The same on every machine and in every version: what is stored stays comparable.
std::vector<std::uint64_t> shingles(std::string_view text, std::size_t words);

/// MinHash of a document: the share of equal places estimates the share of common shingles.
using Signature = std::array<std::uint64_t, 64>;

/// Of a whole document's text, over runs of five words.
class SignatureMaker {
public:
    SignatureMaker();
    void add(std::string_view text);
    Signature signature() const { return least_; }
    bool enough() const { return seen_ >= 40; }  ///< Shorter texts are alike by chance.

private:
    Signature least_;
    std::size_t seen_ = 0;
};

/// 0 to 1.
double likeness(const Signature&, const Signature&);

std::string to_bytes(const Signature&);
/// Zeroes if the bytes are no signature.
Signature signature_from(std::string_view bytes);

}  // namespace collection
