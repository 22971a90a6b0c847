#include "store/sealing/keys.h"

#include <sodium/utils.h>

#include <deque>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "base/fault.h"
#include "store/sealing/box.h"
#include "store/sealing/key_folder.h"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr unsigned char format = 1;
constexpr std::size_t head_bytes = 1 + base::PublicId::size_bytes;
// Each unwrapped key locks a page of memory; Linux lets a service lock 8 MiB unless told otherwise.
constexpr std::size_t most_unwrapped_keys = 512;

unsigned char format_of(std::string_view sealed) { return static_cast<unsigned char>(sealed.front()); }

std::string_view name_of(SealedClass data_class) {
    switch (data_class) {
        case SealedClass::C2: return "C2";
        case SealedClass::C3: return "C3";
        case SealedClass::K2: return "K2";
    }
    return "";
}

std::unexpected<KeysRefusal> refused(KeysRefusal::Code code, std::string words) { return std::unexpected{KeysRefusal{code, std::move(words)}}; }

}  // namespace

std::string bound_to(KeyId key, const SealedPlace& place) {
    std::string bound = "cairn sealed value 1";
    for (const std::string_view part : {key.bytes(), name_of(place.data_class), std::string_view{place.column}, std::string_view{place.row}}) add_part(bound, part);
    return bound;
}

std::optional<KeyId> KeyId::parse(std::string_view text) {
    const auto id = base::PublicId::parse(text);
    return id ? std::optional{KeyId{*id}} : std::nullopt;
}

std::string_view words_of(SealRefusal refusal) {
    switch (refusal) {
        case SealRefusal::KeyDestroyed: return "Its key was destroyed on purpose, and nothing brings it back";
        case SealRefusal::KeyUnknown: return "The key store has no key for it. Restore the keys that belong to this data folder";
        case SealRefusal::NotThis: return "It does not open: it was damaged, moved from another place, or sealed under another key";
        case SealRefusal::Newer: return "It was sealed by a later Cairn. Use that one";
    }
    return "";
}

fs::path default_keys_folder(const fs::path& data_folder) {
    auto whole = fs::absolute(data_folder).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    whole += ".keys";
    return whole;
}

class Keys::Inside {
public:
    Inside(const KeysOptions& options, const InstallationKey& installation, Secret for_matching)
        : folder{options.folder, *options.files}, random{*options.random}, id{installation.id}, wrapping{wrapping_key(installation)},
          own{derive(installation.key, "cairn seals secrets of the installation")}, witness{derive(installation.key, "cairn witness")}, matching{std::move(for_matching)} {}

    /// Runs `use` with the key while nobody can take it away.
    template <class Result = std::string, class Use>
    std::expected<Result, SealRefusal> with(KeyId key, Use use) {
        if (key == KeyId::installation()) return use(own);
        {
            const std::shared_lock lock{mutex};
            if (const auto found = unwrapped.find(key); found != unwrapped.end()) return use(found->second);
        }
        const std::scoped_lock lock{mutex};
        const auto loaded = load(key);
        if (!loaded) return std::unexpected{loaded.error()};
        return use(**loaded);
    }

    std::expected<const Secret*, SealRefusal> load(KeyId key) {
        if (const auto found = unwrapped.find(key); found != unwrapped.end()) return &found->second;
        if (folder.is_destroyed(key)) return std::unexpected{SealRefusal::KeyDestroyed};
        const auto wrapped = folder.wrapped(key);
        if (!wrapped) return std::unexpected{SealRefusal::KeyUnknown};
        auto secret = unwrap(wrapping, key.bytes(), *wrapped);
        if (!secret) throw base::Fault{"A wrapped key is damaged", (folder.path() / "cases" / key.to_string()).string(), "Restore the key store: cairn keys restore"};
        return &remember(key, std::move(*secret));
    }

    const Secret& remember(KeyId key, Secret secret) {
        while (unwrapped.size() >= most_unwrapped_keys) {
            unwrapped.erase(by_age.front());
            by_age.pop_front();
        }
        by_age.push_back(key);
        return unwrapped.insert_or_assign(key, std::move(secret)).first->second;
    }

    void forget(KeyId key) {
        if (unwrapped.erase(key) > 0) std::erase(by_age, key);
    }

    KeyFolder folder;
    base::Random& random;
    const base::PublicId id;
    const Secret wrapping, own, witness, matching;
    std::shared_mutex mutex;
    std::map<KeyId, Secret> unwrapped;
    std::deque<KeyId> by_age;
};

namespace {

std::expected<InstallationKey, KeysRefusal> installation_of(KeyFolder& folder, const KeysOptions& options) {
    auto found = folder.installation();
    if (!found) return std::unexpected{found.error()};
    if (*found) return std::move(**found);
    if (!folder.is_new()) {
        return refused(KeysRefusal::Code::Missing, "The key store " + options.folder.string() + " has lost its installation key. Two people can bring it back: cairn keys recover");
    }
    if (options.when_new == KeysOptions::WhenNew::Refuse) {
        return refused(KeysRefusal::Code::Missing, "There are no keys at " + options.folder.string() + ". Set keys.folder to where they are, or restore them: cairn keys restore");
    }
    folder.make();
    InstallationKey made{base::PublicId::make(*options.random), Secret{}};
    options.random->fill(made.key.bytes());
    folder.keep(made);
    return made;
}

std::expected<Secret, KeysRefusal> matching_of(KeyFolder& folder, const InstallationKey& installation, const KeysOptions& options) {
    const auto wrapping = wrapping_key(installation);
    if (const auto wrapped = folder.matching()) {
        if (auto key = unwrap(wrapping, "matching", *wrapped)) return std::move(*key);
        return refused(KeysRefusal::Code::Damaged, (options.folder / "matching.key").string() + " does not open with the installation key beside it. Restore both: cairn keys restore");
    }
    // A first start may have been killed between the two files; later the key cannot be made anew, since tokens depend on it.
    if (options.when_new == KeysOptions::WhenNew::Refuse) {
        return refused(KeysRefusal::Code::Damaged, (options.folder / "matching.key").string() + " is missing. Restore it: cairn keys restore");
    }
    Secret made;
    options.random->fill(made.bytes());
    folder.keep_matching(wrap(wrapping, "matching", made, *options.random));
    return made;
}

}  // namespace

Keys::Keys(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
Keys::~Keys() = default;

std::expected<std::unique_ptr<Keys>, KeysRefusal> Keys::open(const KeysOptions& options) {
    KeyFolder folder{options.folder, *options.files};
    if (const auto checked = folder.check(options.data_folder); !checked) return std::unexpected{checked.error()};
    auto installation = installation_of(folder, options);
    if (!installation) return std::unexpected{installation.error()};
    auto matching = matching_of(folder, *installation, options);
    if (!matching) return std::unexpected{matching.error()};
    if (options.use == KeysOptions::Use::Own) {
        folder.make();
        folder.obey_tombstones();
    }
    return std::unique_ptr<Keys>{new Keys{std::make_unique<Inside>(options, *installation, std::move(*matching))}};
}

base::PublicId Keys::installation() const { return inside_->id; }
const fs::path& Keys::folder() const { return inside_->folder.path(); }

KeyId Keys::new_case_key() {
    const KeyId id{base::PublicId::make(inside_->random)};
    Secret key;
    inside_->random.fill(key.bytes());
    inside_->folder.keep_wrapped(id, wrap(inside_->wrapping, id.bytes(), key, inside_->random));
    const std::scoped_lock lock{inside_->mutex};
    inside_->remember(id, std::move(key));
    return id;
}

void Keys::destroy(KeyId key) {
    if (key == KeyId::installation()) throw base::Fault{"The key of the installation itself cannot be destroyed", "", ""};
    const std::scoped_lock lock{inside_->mutex};
    inside_->forget(key);
    inside_->folder.destroy(key);
}

bool Keys::is_destroyed(KeyId key) const { return inside_->folder.is_destroyed(key); }
std::vector<KeyId> Keys::destroyed() const { return inside_->folder.destroyed(); }

std::string Keys::seal(KeyId key, const SealedPlace& place, std::string_view plain) {
    const auto sealed = inside_->with(key, [&](const Secret& secret) -> std::string {
        std::string bytes(1, static_cast<char>(format));
        bytes += key.bytes();
        return bytes + box(secret, bound_to(key, place), plain, inside_->random);
    });
    if (!sealed) throw base::Fault{"This cannot be sealed, and so not kept", "key " + key.to_string(), std::string{words_of(sealed.error())}};
    return *sealed;
}

std::expected<std::string, SealRefusal> Keys::unseal(KeyId key, const SealedPlace& place, std::string_view sealed) {
    if (sealed.empty()) return std::unexpected{SealRefusal::NotThis};
    if (format_of(sealed) > format) return std::unexpected{SealRefusal::Newer};
    if (!is_latest_format(sealed) || key_of(sealed) != key) return std::unexpected{SealRefusal::NotThis};
    return inside_->with(key, [&](const Secret& secret) -> std::expected<std::string, SealRefusal> {
        auto plain = unbox(secret, bound_to(key, place), sealed.substr(head_bytes));
        if (!plain) return std::unexpected{SealRefusal::NotThis};
        return std::move(*plain);
    });
}

bool Keys::is_latest_format(std::string_view sealed) { return !sealed.empty() && format_of(sealed) == format; }

std::optional<KeyId> Keys::key_of(std::string_view sealed) {
    if (sealed.size() < head_bytes + nonce_bytes + tag_bytes || format_of(sealed) != format) return std::nullopt;
    return KeyId{*base::PublicId::from_bytes(sealed.substr(1, base::PublicId::size_bytes))};
}

std::expected<Secret, SealRefusal> Keys::file_key(KeyId key) const {
    return inside_->with<Secret>(key, [](const Secret& secret) { return derive(secret, "cairn sealed file"); });
}

base::Random& Keys::random() const { return inside_->random; }

std::string Keys::wrap_for(std::string_view use, const Secret& key) const { return wrap(inside_->wrapping, use, key, inside_->random); }
std::optional<Secret> Keys::unwrap_for(std::string_view use, std::string_view wrapped) const { return unwrap(inside_->wrapping, use, wrapped); }

std::string Keys::blind_token(std::string_view kind, std::string_view normalised) const {
    std::string text = "cairn blind token 1";
    add_part(text, kind);
    add_part(text, normalised);
    const auto sum = authenticate(inside_->matching, text);
    return base::PublicId::from_bytes(std::string_view{sum}.substr(0, base::PublicId::size_bytes))->to_string();
}

std::string Keys::witness(std::string_view purpose, std::string_view bytes) const {
    std::string text;
    add_part(text, purpose);
    return authenticate(inside_->witness, text += bytes);
}

}  // namespace store
