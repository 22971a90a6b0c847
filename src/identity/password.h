/// Passwords: which are taken, and how one is held against its hash.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace identity {

enum class PasswordRefusal {
    TooShort,  ///< Fewer than twelve characters. Any character counts, a space too.
    TooLong,   ///< More than 1,024 bytes: no more is worth hashing.
    Common,    ///< On the list of passwords that guessers try first, or the person's own name or address.
};

constexpr std::size_t least_password_characters = 12;

/// Whether a new password is taken. `own`: words that a guesser would try for this person (address, name).
[[nodiscard]] std::expected<void, PasswordRefusal> check_new_password(std::string_view password, std::initializer_list<std::string_view> own = {});

/// The cost of one hash. The usual: Argon2id, 64 MiB, three passes, about a tenth of a second.
struct PasswordCost {
    std::size_t memory_bytes = std::size_t{64} << 20;
    unsigned passes = 3;
    int at_once = 2;  ///< So many hashes are worked out side by side; the others wait their turn.
};

/// Safe for many threads.
class PasswordHasher {
public:
    explicit PasswordHasher(PasswordCost cost = {});
    ~PasswordHasher();

    std::string hash(std::string_view password) const;
    /// Takes the same time for an empty `hash`, which belongs to nobody and fits nothing: unknown accounts cost what known ones cost.
    bool verify(std::string_view hash, std::string_view password) const;

private:
    struct Turns;
    PasswordCost cost_;
    std::unique_ptr<Turns> turns_;
    std::string nobodys_;
};

}  // namespace identity
