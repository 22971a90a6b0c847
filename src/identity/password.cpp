#include "identity/password.h"

#include <sodium.h>

#include <algorithm>
#include <semaphore>
#include <unordered_set>

#include "base/assert.h"
#include "base/fault.h"
#include "base/text.h"
#include "identity/own_data.h"

namespace identity {

namespace {

constexpr std::size_t most_password_bytes = 1024;

const std::unordered_set<std::string>& common_passwords() {
    static const std::unordered_set<std::string> common = [] {
        std::unordered_set<std::string> words;
        std::string_view text = own_data("common_passwords.txt");
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            if (end > 0 && text.front() != '#') words.emplace(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return words;
    }();
    return common;
}

/// One character again and again, or digits that count up or down: as easily tried as any list.
bool is_a_run(std::string_view text) {
    const int difference = text.size() > 1 ? text[1] - text[0] : 0;
    if (difference < -1 || difference > 1) return false;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool wraps = text[i - 1] == '9' && text[i] == '0' && difference == 1;
        if (text[i] - text[i - 1] != difference && !wraps) return false;
    }
    return true;
}

}  // namespace

std::expected<void, PasswordRefusal> check_new_password(std::string_view password, std::initializer_list<std::string_view> own) {
    if (password.size() > most_password_bytes) return std::unexpected{PasswordRefusal::TooLong};
    if (base::length(password) < least_password_characters) return std::unexpected{PasswordRefusal::TooShort};
    const std::string folded = base::fold(password);
    const bool is_own = std::ranges::any_of(own, [&](std::string_view word) { return !word.empty() && base::fold(word) == folded; });
    if (is_own || is_a_run(folded) || common_passwords().contains(folded)) return std::unexpected{PasswordRefusal::Common};
    return {};
}

struct PasswordHasher::Turns {
    explicit Turns(int at_once) : free{at_once} {}
    std::counting_semaphore<64> free;
};

namespace {

class Turn {
public:
    explicit Turn(std::counting_semaphore<64>& free) : free_{free} { free_.acquire(); }
    ~Turn() { free_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    std::counting_semaphore<64>& free_;
};

}  // namespace

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_{cost}, turns_{std::make_unique<Turns>(cost.at_once)} {
    CAIRN_ASSERT(sodium_init() >= 0);
    nobodys_ = hash("what is held against an account that is not there");
}
PasswordHasher::~PasswordHasher() = default;

std::string PasswordHasher::hash(std::string_view password) const {
    const Turn turn{turns_->free};
    char made[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(made, password.data(), password.size(), cost_.passes, cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw base::Fault{"A password could not be hashed", "", "There is not enough memory: each hash takes 64 MiB."};
    return made;
}

bool PasswordHasher::verify(std::string_view hash, std::string_view password) const {
    const Turn turn{turns_->free};
    const std::string& held = hash.empty() ? nobodys_ : std::string{hash};
    const bool fits = crypto_pwhash_str_verify(held.c_str(), password.data(), std::min(password.size(), most_password_bytes)) == 0;
    return fits && !hash.empty();
}

}  // namespace identity
