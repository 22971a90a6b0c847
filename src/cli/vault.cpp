#include "cli/vault.h"

#include <algorithm>

#include "base/fault.h"
#include "base/log.h"
#include "store/sealing/open_keys.h"

namespace cli {

namespace fs = std::filesystem;

namespace {

bool lies_within(const fs::path& inner, const fs::path& outer) {
    const auto from = fs::weakly_canonical(fs::absolute(outer)), to = fs::weakly_canonical(fs::absolute(inner));
    return std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first == from.end();
}

}  // namespace

fs::path keys_folder_of(const base::Settings& settings, const fs::path& data) {
    return settings.keys.folder.empty() ? store::default_keys_folder(data) : fs::path{settings.keys.folder};
}

fs::path roots_folder_of(const base::Settings& settings, const fs::path& data) {
    return settings.audit.roots_folder.empty() ? keys_folder_of(settings, data) / "roots" : fs::path{settings.audit.roots_folder};
}

store::FolderLock lock_keys(base::Files& files, const fs::path& keys_folder, const std::string& purpose) {
    auto lock = store::FolderLock::take(files, keys_folder, purpose);
    if (!lock) {
        throw base::Fault{"The keys are in use by " + lock.error().holder, keys_folder.string(),
                          "To try a restore beside it, bring the keys back into a folder of their own first: cairn keys restore"};
    }
    return std::move(*lock);
}

std::shared_ptr<Vault> Vault::open(store::Store& store, const base::Settings& settings) {
    if (lies_within(roots_folder_of(settings, store.folder()), store.folder())) {
        throw base::Fault{"audit.roots_folder lies inside the data folder", store.folder().string(), "Set it to a folder outside: whoever changes the one must not have the other"};
    }
    auto keys = store::open_keys(store, keys_folder_of(settings, store.folder()));
    if (!keys) throw base::Fault{"The keys cannot be used", "", keys.error().words};
    std::shared_ptr<Vault> vault{new Vault};
    vault->roots_folder_ = roots_folder_of(settings, store.folder());
    vault->keys_ = std::move(*keys);
    vault->files_ = std::make_unique<store::SealedFiles>(store, *vault->keys_);
    if (store.mode() == store::Mode::ReadOnly) return vault;
    vault->lock_ = lock_keys(store.files(), vault->keys_->folder(), "cairn on " + store.folder().string());
    vault->witness_ = audit::Witness::begin(store, *vault->keys_, vault->roots_folder_);
    return vault;
}

Vault::~Vault() {
    try {
        if (witness_) witness_->write_root();
    } catch (const std::exception& fault) {
        base::log(base::Level::Error, "audit.no_root", {{"why", fault.what()}});
    }
}

void record_at_shell(store::Store& store, audit::Kind kind, std::string object, audit::Outcome outcome) {
    const audit::Event event{.at = store.now(), .object = std::move(object), .kind = kind, .outcome = outcome};
    store.write([&](store::Transaction& transaction) { audit::record(transaction, event); });
}

}  // namespace cli
