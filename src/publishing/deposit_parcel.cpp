#include "publishing/deposit_parcel.h"

#include <boost/json.hpp>
#include <sodium.h>

#include "base/sha256.h"
#include "publishing/deposit_key.h"

namespace publishing {

namespace json = boost::json;

namespace {

constexpr std::string_view version = " 1";
constexpr std::size_t deepest = 4, most_parts = 200;

bool holds_bytes(std::string_view part) { return part.starts_with("file/") || part.starts_with("sealed/"); }

std::string to_base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t count = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &count, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) return std::nullopt;
    bytes.resize(count);
    return bytes;
}

std::string sums_of(const Parcel& parcel) {
    std::string sums = parcel.kind + std::string{version} + "\n";
    for (const auto& [name, bytes] : parcel.parts) sums += base::sha256_hex(bytes) + " " + name + "\n";
    return sums;
}

std::unexpected<DepositRefusal> refuse(std::string part, std::string reason, std::string advice = "Ask for it again.") {
    return std::unexpected{DepositRefusal{std::move(part), std::move(reason), std::move(advice)}};
}

/// The outer fields as they stand, before anything is believed.
struct Outer {
    std::string what, key, signature, sums;
    json::object parts;
};

std::expected<Outer, DepositRefusal> outer_of(std::string_view bytes) {
    if (bytes.size() > parcel_bytes_allowed) return refuse("file", "The file is larger than 96 MB.", "Send the largest report by itself.");
    json::parse_options options;
    options.max_depth = deepest;
    json::error_code failure;
    const json::value value = json::parse(json::string_view{bytes.data(), bytes.size()}, failure, {}, options);
    if (failure || !value.is_object()) return refuse("file", "This is no deposit file, or it was cut short: it is not one JSON object.");
    Outer outer;
    for (const auto& [name, into] : {std::pair{"cairn", &outer.what}, {"key", &outer.key}, {"signature", &outer.signature}, {"sums", &outer.sums}}) {
        const auto* field = value.as_object().if_contains(name);
        if (!field || !field->is_string()) return refuse(name, std::string{"The field “"} + name + "” is missing or is no text.");
        *into = std::string{field->as_string()};
    }
    const auto* parts = value.as_object().if_contains("parts");
    if (!parts || !parts->is_object() || parts->as_object().size() > most_parts) return refuse("parts", "The field “parts” is missing, or holds more than 200 parts.");
    outer.parts = parts->as_object();
    return outer;
}

std::expected<void, DepositRefusal> check_signature(const Outer& outer, const Trusts& trusts) {
    if (outer.what != "deposit 1" && outer.what != "acknowledgement 1" && outer.what != "withdrawal 1") return refuse("cairn", "This is a kind of file that this version does not know: " + outer.what.substr(0, 40) + ".", "Update this Cairn, or ask for an older form.");
    const auto key = parse_public_key(outer.key);
    if (!key) return refuse("key", "The field “key” holds no public key.");
    if (!trusts(*key)) return refuse("key", "It is signed by a key that this installation does not trust: " + fingerprint_of(*key) + ".", "Compare the fingerprint with its owner by telephone; an administrator can then trust it.");
    if (!is_signed(*key, outer.signature, outer.sums)) return refuse("signature", "The signature does not fit the list of sums: one of the two was changed.");
    if (!outer.sums.starts_with(outer.what + "\n")) return refuse("cairn", "What the file says it is differs from what was signed.");
    return {};
}

/// The parts that the signed list names, each as it was signed.
std::expected<std::map<std::string, std::string>, DepositRefusal> checked_parts(const Outer& outer) {
    std::map<std::string, std::string> parts;
    constexpr std::size_t sum_length = 64;
    for (std::size_t at = outer.sums.find('\n') + 1; at < outer.sums.size();) {
        const auto end = std::min(outer.sums.find('\n', at), outer.sums.size());
        const auto line = outer.sums.substr(at, end - at);
        at = end + 1;
        if (line.size() < sum_length + 2) return refuse("sums", "A line of the list of sums cannot be read.");
        const auto name = line.substr(sum_length + 1);
        const auto* sent = outer.parts.if_contains(name);
        if (!sent || !sent->is_string()) return refuse(name, "The part “" + name + "” was signed and is not in the file.");
        auto bytes = holds_bytes(name) ? from_base64(sent->as_string()) : std::optional{std::string{sent->as_string()}};
        if (!bytes || base::sha256_hex(*bytes) != line.substr(0, sum_length)) return refuse(name, "The part “" + name + "” is not what was signed: it was changed or damaged on the way.");
        parts.emplace(name, *std::move(bytes));
    }
    for (const auto& [name, value] : outer.parts)
        if (!parts.contains(std::string{name})) return refuse(std::string{name}, "The part “" + std::string{name}.substr(0, 100) + "” was added after the file was signed.");
    return parts;
}

}  // namespace

std::string seal_parcel(const store::Keys& keys, const Parcel& parcel) {
    const auto sums = sums_of(parcel);
    json::object parts;
    for (const auto& [name, bytes] : parcel.parts) parts[name] = holds_bytes(name) ? to_base64(bytes) : bytes;
    return json::serialize(json::object{{"cairn", parcel.kind + std::string{version}}, {"key", public_key_of(keys)}, {"signature", sign_with(keys, sums)}, {"sums", sums}, {"parts", std::move(parts)}}) + "\n";
}

std::expected<Parcel, DepositRefusal> open_parcel(std::string_view bytes, const Trusts& trusts) {
    const auto outer = outer_of(bytes);
    if (!outer) return std::unexpected{outer.error()};
    if (const auto believed = check_signature(*outer, trusts); !believed) return std::unexpected{believed.error()};
    auto parts = checked_parts(*outer);
    if (!parts) return std::unexpected{parts.error()};
    return Parcel{outer->what.substr(0, outer->what.size() - version.size()), *parse_public_key(outer->key), *std::move(parts)};
}

}  // namespace publishing
