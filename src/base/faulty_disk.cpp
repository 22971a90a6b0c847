#include <algorithm>
#include <cerrno>
#include <random>

#include "base/assert.h"
#include "base/faulty_files.h"

namespace base {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sector_bytes = 512;

struct Change {
    std::uint64_t offset = 0;
    std::string bytes;
    bool truncates = false;  // To `offset` bytes.
};

void make_change(std::string& content, const Change& change) {
    if (change.truncates) {
        content.resize(change.offset);
        return;
    }
    if (content.size() < change.offset + change.bytes.size()) content.resize(change.offset + change.bytes.size());
    content.replace(change.offset, change.bytes.size(), change.bytes);
}

// A write of which some sectors reached the disk.
void make_torn(std::string& content, const Change& change, std::mt19937& random) {
    for (std::size_t at = 0; at < change.bytes.size();) {
        const std::size_t length = std::min(change.bytes.size() - at, sector_bytes - (change.offset + at) % sector_bytes);
        if (random() % 2 == 0) make_change(content, {change.offset + at, change.bytes.substr(at, length), false});
        at += length;
    }
}

}  // namespace

struct FaultyDisk::Content {
    std::string lasting;
    std::vector<Change> unsynced;

    std::string after_power_cut(std::mt19937* random) const {
        std::string content = lasting;
        for (const Change& change : unsynced) {
            const auto fate = random == nullptr ? 0 : (*random)() % 3;
            if (fate == 1) make_change(content, change);
            if (fate == 2 && !change.truncates) make_torn(content, change, *random);
        }
        return content;
    }
};

FaultyDisk::FaultyDisk(fs::path root) : root_{std::move(root)} { take_as_lasting(); }

void FaultyDisk::take_as_lasting() {
    names_.clear();
    for (const auto& entry : fs::recursive_directory_iterator{root_}) {
        if (!entry.is_regular_file()) continue;
        auto content = std::make_shared<Content>();
        content->lasting = read_whole(real_files(), entry.path());
        names_.emplace(entry.path(), std::move(content));
    }
    lasting_ = names_;
    unsynced_names_.clear();
}

void FaultyDisk::fail_at(std::uint64_t nth, Failure failure) {
    const std::scoped_lock lock{mutex_};
    steps_ = 0;
    fail_at_ = nth;
    failure_ = failure;
    failed_ = full_ = false;
}

std::uint64_t FaultyDisk::steps() const {
    const std::scoped_lock lock{mutex_};
    return steps_;
}

std::uint64_t FaultyDisk::syncs() const {
    const std::scoped_lock lock{mutex_};
    return syncs_;
}

bool FaultyDisk::has_failed() const {
    const std::scoped_lock lock{mutex_};
    return failed_;
}

void FaultyDisk::cut_power() {
    const std::scoped_lock lock{mutex_};
    off_ = true;
}

int FaultyDisk::decide() {
    if (off_) return EIO;
    if (++steps_ != fail_at_) return 0;
    failed_ = true;
    off_ = failure_ == Failure::PowerCut;
    full_ = failure_ == Failure::DiskFull;
    return full_ ? ENOSPC : EIO;
}

int FaultyDisk::begin_step() {
    const std::scoped_lock lock{mutex_};
    return decide();
}

int FaultyDisk::begin_write(std::size_t& bytes) {
    const std::scoped_lock lock{mutex_};
    if (off_) {
        bytes = 0;
        return EIO;
    }
    int error = decide();
    if (error == 0 && full_) error = ENOSPC;
    if (error != 0) bytes = failure_ == Failure::Short || failure_ == Failure::PowerCut ? bytes / 2 : 0;
    return error;
}

int FaultyDisk::begin_sync(const Key& key) {
    const std::scoped_lock lock{mutex_};
    const int error = decide();
    // The kernel reports a page that it could not write once, then takes it for clean: a later sync saves nothing of it.
    if (error != 0 && !off_) key->unsynced.clear();
    return error;
}

FaultyDisk::Key FaultyDisk::opened(const fs::path& path, bool emptied) {
    const std::scoped_lock lock{mutex_};
    auto& content = names_[path];
    if (!content) {
        content = std::make_shared<Content>();
        unsynced_names_.push_back({.from = {}, .to = path, .content = content});
    } else if (emptied) {
        content->unsynced.push_back({0, "", true});
    }
    return content;
}

void FaultyDisk::wrote(const Key& key, std::uint64_t offset, std::string_view bytes) {
    const std::scoped_lock lock{mutex_};
    key->unsynced.push_back({offset, std::string{bytes}, false});
}

void FaultyDisk::truncated(const Key& key, std::uint64_t size_bytes) {
    const std::scoped_lock lock{mutex_};
    key->unsynced.push_back({size_bytes, "", true});
}

void FaultyDisk::synced(const Key& key) {
    const std::scoped_lock lock{mutex_};
    ++syncs_;
    for (const Change& change : key->unsynced) make_change(key->lasting, change);
    key->unsynced.clear();
}

void FaultyDisk::make(Names& names, const NameChange& change) {
    if (!change.from.empty() && !change.to.empty() && !change.content) {
        const std::string below = change.from.string() + "/";
        for (auto name = names.lower_bound(below); name != names.end() && name->first.string().starts_with(below);) {
            names[change.to / name->first.string().substr(below.size())] = name->second;
            name = names.erase(name);
        }
        return;
    }
    if (!change.from.empty()) names.erase(change.from);
    if (!change.to.empty()) names[change.to] = change.content;
}

void FaultyDisk::renamed(const fs::path& from, const fs::path& to) {
    const std::scoped_lock lock{mutex_};
    const auto found = names_.find(from);
    CAIRN_ASSERT(found != names_.end() || fs::is_directory(to));
    unsynced_names_.push_back({.from = from, .to = to, .content = found == names_.end() ? nullptr : found->second});
    make(names_, NameChange{unsynced_names_.back()});
}

void FaultyDisk::removed(const fs::path& path) {
    const std::scoped_lock lock{mutex_};
    unsynced_names_.push_back({.from = path, .to = {}, .content = nullptr});
    make(names_, NameChange{unsynced_names_.back()});
}

void FaultyDisk::folder_synced(const fs::path& folder) {
    const std::scoped_lock lock{mutex_};
    std::erase_if(unsynced_names_, [&](const NameChange& change) {
        const bool inside = (change.to.empty() ? change.from : change.to).parent_path() == folder;
        if (inside) make(lasting_, change);
        return inside;
    });
}

void FaultyDisk::restart(unsigned seed) {
    const std::scoped_lock lock{mutex_};
    std::mt19937 random{seed};
    // File systems keep changes of names in order: some first part of them has happened.
    const std::size_t kept = seed == 0 ? 0 : random() % (unsynced_names_.size() + 1);
    for (std::size_t i = 0; i < kept; ++i) make(lasting_, unsynced_names_[i]);
    std::map<fs::path, std::string> survivors;
    for (const auto& [path, content] : lasting_) survivors[path] = content->after_power_cut(seed == 0 ? nullptr : &random);
    for (const auto& entry : fs::recursive_directory_iterator{root_}) {
        if (!entry.is_directory()) fs::remove(entry.path());
    }
    for (const auto& [path, bytes] : survivors) {
        fs::create_directories(path.parent_path());  // Its folder may have had another name when the power went.
        real_files().open(path, OpenMode::Replace)->write_at(0, bytes);
    }
    take_as_lasting();
    steps_ = fail_at_ = 0;
    off_ = full_ = failed_ = false;
}

}  // namespace base
