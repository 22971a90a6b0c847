#include "store/sealing/open_keys.h"

#include "store/settings.h"
#include "store/store.h"

namespace store {

namespace {

constexpr std::string_view installation_setting = "installation";

}  // namespace

std::expected<std::unique_ptr<Keys>, KeysRefusal> open_keys(Store& store, const std::filesystem::path& folder, base::Random& random) {
    const auto known = store.read([](Snapshot& snapshot) { return setting(snapshot, installation_setting); });
    if (!known && store.mode() == Mode::ReadOnly) {
        return std::unexpected{KeysRefusal{KeysRefusal::Code::Missing, "The data folder " + store.folder().string() +
                                                                           " has no keys yet, and so nothing that is sealed. Start `cairn serve` on it once: that makes them"}};
    }
    const bool may_make = !known && store.mode() == Mode::Owner;
    auto keys = Keys::open({.folder = folder, .data_folder = store.folder(), .files = &store.files(), .random = &random,
                            .when_new = may_make ? KeysOptions::WhenNew::Make : KeysOptions::WhenNew::Refuse,
                            .use = store.mode() == Mode::Owner ? KeysOptions::Use::Own : KeysOptions::Use::Look});
    if (!keys) return keys;
    const auto ours = (*keys)->installation().to_string();
    if (known && *known != ours) {
        return std::unexpected{KeysRefusal{KeysRefusal::Code::Foreign, "The keys in " + folder.string() + " belong to the installation " + ours + ", the data folder " +
                                                                           store.folder().string() + " to " + *known + ". Set keys.folder to its own keys"}};
    }
    if (may_make) store.write([&](Transaction& transaction) { put_setting(transaction, installation_setting, ours); });
    return keys;
}

}  // namespace store
