#include "collection/shingles.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "collection/words.h"

namespace collection {

namespace {

/// FNV-1a, 64 bits: fixed for ever, since signatures are stored.
std::uint64_t hash_of(std::string_view bytes, std::uint64_t hash = 14695981039346656037ull) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

/// The finalizer of SplitMix64: turns one hash into sixty-four.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
    return value ^ (value >> 31);
}

constexpr std::size_t run = 5;

}  // namespace

std::vector<std::uint64_t> shingles(std::string_view text, std::size_t words) {
    const std::string plain = plain_words(text);
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < plain.size(); ++i)
        if (i == 0 || plain[i - 1] == ' ') starts.push_back(i);
    std::vector<std::uint64_t> result;
    if (starts.empty()) return result;
    if (starts.size() < words) return {hash_of(plain)};
    for (std::size_t i = 0; i + words <= starts.size(); ++i) {
        const std::size_t end = i + words < starts.size() ? starts[i + words] - 1 : plain.size();
        result.push_back(hash_of(std::string_view{plain}.substr(starts[i], end - starts[i])));
    }
    return result;
}

SignatureMaker::SignatureMaker() { least_.fill(std::numeric_limits<std::uint64_t>::max()); }

void SignatureMaker::add(std::string_view text) {
    for (const std::uint64_t shingle : shingles(text, run)) {
        ++seen_;
        for (std::size_t i = 0; i < least_.size(); ++i)
            least_[i] = std::min(least_[i], mixed(shingle + (i + 1) * 0x9e3779b97f4a7c15ull));
    }
}

double likeness(const Signature& a, const Signature& b) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i] && a[i] != 0;
    return static_cast<double>(equal) / static_cast<double>(a.size());
}

std::string to_bytes(const Signature& signature) {
    std::string bytes(sizeof signature, '\0');
    std::memcpy(bytes.data(), signature.data(), sizeof signature);
    return bytes;
}

Signature signature_from(std::string_view bytes) {
    Signature signature{};
    if (bytes.size() == sizeof signature) std::memcpy(signature.data(), bytes.data(), sizeof signature);
    return signature;
}

}  // namespace collection
