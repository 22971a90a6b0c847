#include "store/sealing/sealed_files.h"

#include <sys/stat.h>

#include <unordered_set>

#include "base/fault.h"
#include "base/sha256.h"
#include "store/sealing/sealed_files_store.h"
#include "store/sealing/stream.h"
#include "store/store.h"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view magic{"CRNS\1", 5};

std::string head_of(KeyId key) { return std::string{magic} + std::string{key.bytes()}; }

/// Also bound to the file's own name: two files of one row cannot change places.
std::string bound_of(KeyId key, const SealedPlace& place, base::PublicId id) { return bound_to(key, place) + std::string{id.bytes()}; }

std::string id_of(const fs::path& file) { return file.parent_path().filename().string() + file.filename().string(); }

bool older_than(const fs::path& file, std::chrono::seconds age) {
    struct stat facts {};
    return ::stat(file.c_str(), &facts) == 0 && std::chrono::system_clock::now() - std::chrono::system_clock::from_time_t(facts.st_mtime) >= age;
}

}  // namespace

class SealedFiles::Writer::Inside {
public:
    Inside(Store& of, KeyId key, const SealedPlace& place, const Secret& secret, base::PublicId id, fs::path to, std::shared_ptr<const void> guard)
        : store{of}, path{std::move(to)}, temporary{path.string() + ".new"}, kept{.id = id, .key = key, .plain_bytes = 0, .sha256 = {}, .guard = std::move(guard)} {
        store.files().create_folder(path.parent_path());
        file = store.files().open(temporary, base::OpenMode::Replace);
        sealer = std::make_unique<StreamSealer>(*file, secret, head_of(key), bound_of(key, place, id));
    }

    /// As every file that lasts: written, synced, renamed, the folder synced. A failure stops the store.
    template <class Work>
    void or_stop(Work work) {
        try {
            work();
        } catch (const base::Fault& fault) {
            store.stop_writing(fault.what());
            throw;
        }
    }

    Store& store;
    fs::path path, temporary;
    std::unique_ptr<base::File> file;
    std::unique_ptr<StreamSealer> sealer;
    KeptSealed kept;
    bool finished = false;
};

SealedFiles::Writer::Writer(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
SealedFiles::Writer::Writer(Writer&&) noexcept = default;

SealedFiles::Writer::~Writer() {
    if (!inside_ || inside_->finished) return;
    try {
        inside_->file.reset();
        inside_->store.files().remove(inside_->temporary);
    } catch (const base::Fault&) {  // A sweep removes what is left.
    }
}

void SealedFiles::Writer::add(std::string_view bytes) {
    inside_->or_stop([&] { inside_->sealer->add(bytes); });
}

KeptSealed SealedFiles::Writer::keep() {
    auto& in = *inside_;
    in.or_stop([&] {
        in.sealer->finish();
        in.file->sync();
        in.file.reset();
        in.store.files().rename(in.temporary, in.path);
        in.store.files().sync_folder(in.path.parent_path());
    });
    in.finished = true;
    in.kept.plain_bytes = in.sealer->plain_bytes();
    in.kept.sha256 = in.sealer->sha256();
    return in.kept;
}

SealedFiles::SealedFiles(Store& store, Keys& keys) : store_{store}, keys_{keys} {}

fs::path SealedFiles::path_of(base::PublicId id) const {
    const auto name = id.to_string();
    return store_.folder() / "sealed" / name.substr(0, 2) / name.substr(2);
}

std::shared_ptr<const void> SealedFiles::take_in_hand(const std::string& name) {
    const std::scoped_lock lock{in_hand_->mutex};
    in_hand_->names.insert(name);
    return {in_hand_.get(), [in_hand = in_hand_, name](const void*) {
                const std::scoped_lock letting_go{in_hand->mutex};
                in_hand->names.erase(in_hand->names.find(name));
            }};
}

SealedFiles::Writer SealedFiles::begin(KeyId key, const SealedPlace& place) {
    const auto secret = keys_.file_key(key);
    if (!secret) throw base::Fault{"This file cannot be sealed, and so not kept", "key " + key.to_string(), std::string{words_of(secret.error())}};
    const auto id = base::PublicId::make(keys_.random());
    return Writer{std::make_unique<Writer::Inside>(store_, key, place, *secret, id, path_of(id), take_in_hand(id.to_string()))};
}

KeptSealed SealedFiles::keep(KeyId key, const SealedPlace& place, std::string_view bytes) {
    auto writer = begin(key, place);
    writer.add(bytes);
    return writer.keep();
}

void SealedFiles::record(Transaction& transaction, const KeptSealed& kept) {
    insert_sealed_file_row(transaction, {.id = kept.id, .key = kept.key, .plain_bytes = kept.plain_bytes, .sha256 = kept.sha256, .added_at = store_.now()});
}

void SealedFiles::forget(Transaction& transaction, base::PublicId id) { delete_sealed_file_row(transaction, id); }
std::optional<SealedFileFacts> SealedFiles::find(Snapshot& snapshot, base::PublicId id) { return find_sealed_file_row(snapshot, id); }

std::expected<void, SealRefusal> SealedFiles::read(KeyId key, const SealedPlace& place, base::PublicId id, const std::function<void(std::string_view)>& each) const {
    const auto path = path_of(id);
    if (!store_.files().exists(path)) throw base::Fault{"A sealed file is missing", path.string(), "Restore it from a backup; `cairn verify` lists every missing file"};
    const auto secret = keys_.file_key(key);
    if (!secret) return std::unexpected{secret.error()};
    const auto file = store_.files().open(path, base::OpenMode::Read);
    if (!open_stream(*file, *secret, head_of(key), bound_of(key, place, id), each)) return std::unexpected{SealRefusal::NotThis};
    return {};
}

std::expected<std::string, SealRefusal> SealedFiles::read(KeyId key, const SealedPlace& place, base::PublicId id) const {
    std::string whole;
    const auto read_all = read(key, place, id, [&](std::string_view piece) { whole += piece; });
    if (!read_all) return std::unexpected{read_all.error()};
    return whole;
}

std::vector<fs::path> SealedFiles::stored_files() const {
    std::vector<fs::path> all;
    const fs::path top = store_.folder() / "sealed";
    for (const auto& folder : store_.files().list(top)) {
        for (const auto& name : store_.files().list(top / folder)) all.push_back(top / folder / name);
    }
    return all;
}

SealedFilesReport SealedFiles::verify() const {
    SealedFilesReport report;
    std::unordered_set<std::string> wanted;
    for (const auto& row : store_.read([](Snapshot& snapshot) { return all_sealed_file_rows(snapshot); })) {
        const auto path = path_of(row.id);
        wanted.insert(row.id.to_string());
        if (!store_.files().exists(path)) {
            report.missing.push_back(row.id.to_string());
        } else if (base::sha256_hex(base::MappedFile{*store_.files().open(path, base::OpenMode::Read)}.bytes()) != row.sha256) {
            report.damaged.push_back(row.id.to_string());
        } else {
            ++report.sound;
        }
    }
    for (const auto& file : stored_files()) {
        if (!wanted.contains(id_of(file))) report.orphans.push_back(id_of(file));
    }
    return report;
}

std::size_t SealedFiles::sweep(std::chrono::seconds age) {
    std::size_t removed = 0;
    for (const auto& file : stored_files()) {
        if (!older_than(file, age)) continue;
        const auto id = base::PublicId::parse(id_of(file).substr(0, 32));
        const std::scoped_lock lock{in_hand_->mutex};
        if (in_hand_->names.contains(id_of(file).substr(0, 32))) continue;
        const bool finished = id_of(file).size() == 32;
        if (finished && id && store_.read([&](Snapshot& snapshot) { return find(snapshot, *id).has_value(); })) continue;
        if (store_.files().remove(file)) ++removed;
    }
    return removed;
}

}  // namespace store
