#include "audit/witness.h"

#include <algorithm>

#include "base/log.h"

namespace audit {

namespace fs = std::filesystem;

namespace {

base::Day day_of(base::Instant at) { return std::chrono::floor<std::chrono::days>(at); }

/// Most events that anything outside the data folder told of, since the record was last set back.
std::int64_t witnessed(const Testimony& testimony) {
    std::int64_t most = 0;
    for (const auto& mark : testimony.marks) most = mark.kind == Mark::Kind::Root ? std::max(most, mark.tally.events) : mark.tally.events;
    return testimony.head ? std::max(most, testimony.head->events) : most;
}

}  // namespace

Witness::Witness(store::Store& store, const store::Keys& keys, fs::path folder) : store_{store}, keys_{keys}, folder_{std::move(folder)} {
    base::Files& files = store_.files();
    files.create_folder(folder_);
    last_line_ = no_hash();
    if (!files.exists(roots_file(folder_))) return;
    std::string text = base::read_whole(files, roots_file(folder_));
    const auto whole = text.rfind('\n') + 1;  // npos + 1 is 0: not even one line.
    if (whole < text.size()) {                // Cut short by a power cut; it would spoil the next line.
        const auto file = files.open(roots_file(folder_), base::OpenMode::Update);
        file->truncate(whole);
        file->sync();
        text.resize(whole);
    }
    if (text.empty()) return;
    text.pop_back();
    last_line_ = line_hash(std::string_view{text}.substr(text.rfind('\n') + 1));
}

std::unique_ptr<Witness> Witness::begin(store::Store& store, const store::Keys& keys, fs::path folder) {
    std::unique_ptr<Witness> witness{new Witness{store, keys, std::move(folder)}};
    witness->compare();
    witness->following_ = store.follow_commits([self = witness.get()](store::Snapshot& snapshot) {
        const auto tally = tally_of(snapshot);
        if (tally.events != self->written_.events) self->write_head(tally);
    });
    return witness;
}

Witness::~Witness() { following_.reset(); }

void Witness::compare() {
    const auto testimony = read_testimony(store_.files(), keys_, folder_);
    for (const auto& problem : testimony.problems) base::log(base::Level::Error, "audit.testimony", {{"problem", problem}});
    if (!testimony.marks.empty()) last_ = testimony.marks.back();
    const auto found = store_.read([](store::Snapshot& snapshot) { return tally_of(snapshot); });
    const auto before = witnessed(testimony);
    const bool other = testimony.head && testimony.head->events == found.events && testimony.head->hash != found.hash;
    head_ = store_.files().open(head_file(folder_), base::OpenMode::Update);
    store_.files().sync_folder(folder_);
    if (found.events < before || other) {
        base::log(base::Level::Error, "audit.shortfall", {{"events", found.events}, {"witnessed", before}});
        append(Mark::Kind::Shortfall, before);
        head_->truncate(0);  // The mark holds for good what it said.
        store_.write([&](store::Transaction& transaction) {
            record(transaction, {.at = store_.now(), .kind = Kind::AuditFailed, .outcome = Outcome::Failed, .reason = "less-than-witnessed"});
        });
    }
    write_head(store_.read([](store::Snapshot& snapshot) { return tally_of(snapshot); }));
}

void Witness::note_restored(store::Store& store, const store::Keys& keys, const fs::path& folder) {
    Witness witness{store, keys, folder};
    const auto testimony = read_testimony(store.files(), keys, folder);
    witness.head_ = store.files().open(head_file(folder), base::OpenMode::Update);
    witness.append(Mark::Kind::Restored, witnessed(testimony));
    witness.head_->truncate(0);
    witness.write_head(store.read([](store::Snapshot& snapshot) { return tally_of(snapshot); }));
    witness.head_->sync();
}

// Two places in turn: one that the power tears leaves the other.
void Witness::write_head(const Tally& tally) {
    head_->write_at(slot_ * head_record_bytes, head_record(tally, keys_));
    slot_ = 1 - slot_;
    written_ = tally;
}

void Witness::append(Mark::Kind kind, std::int64_t witnessed_before) {
    Mark mark{.kind = kind, .at = store_.now(), .tally = {}, .before = witnessed_before, .tree = {}};
    store_.read([&](store::Snapshot& snapshot) {
        std::vector<Hash> leaves;
        for (const auto& chain : all_chains(snapshot)) leaves.push_back(head_leaf(chain.case_id, chain.length, chain.head));
        mark.tree = tree_root(leaves);
        mark.tally = tally_of(snapshot);
    });
    const auto line = line_of(mark, last_line_, keys_);
    base::Files& files = store_.files();
    {
        const auto file = files.open(roots_file(folder_), base::OpenMode::Update);
        file->append(line);
        file->sync();
    }
    files.sync_folder(folder_);
    head_->sync();
    last_line_ = line_hash(std::string_view{line}.substr(0, line.size() - 1));
    last_ = mark;
    // For a log on another host: this line there is what nobody on this host can take back.
    base::log(base::Level::Info, "audit.root", {{"events", mark.tally.events}, {"tree", hex_of(mark.tree)}, {"tally", hex_of(mark.tally.hash)}});
}

void Witness::keep_daily_root() {
    if (!last_ || day_of(last_->at) != day_of(store_.now())) write_root();
}

void Witness::write_root() {
    const std::scoped_lock lock{mutex_};
    const auto events = store_.read([](store::Snapshot& snapshot) { return tally_of(snapshot).events; });
    const auto before = last_ ? last_->tally.events : 0;
    if (events > before || (last_ && events < before)) append(Mark::Kind::Root, before);
}

}  // namespace audit
