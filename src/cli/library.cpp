#include "cli/library.h"

#include "base/fault.h"
#include "base/log.h"
#include "calendar/loads.h"
#include "cli/host_calendar.h"
#include "cli/settings.h"
#include "collection/record_care.h"
#include "collection/record_store.h"
#include "collection/search_feed.h"
#include "collection/term_store.h"
#include "store/sealing/open_keys.h"
#include "store/settings.h"

namespace cli {

namespace {

constexpr int changes_at_a_time = 200;

base::Day today() { return std::chrono::floor<std::chrono::days>(base::now()); }

std::unique_ptr<store::Store> opened(const Setting& setting, Library::Access access, const std::string& purpose) {
    auto store = store::Store::open(setting.data, {.mode = store::Mode::Owner, .purpose = purpose});
    if (store) return std::move(*store);
    const bool beside = access == Library::Access::Reader && store.error().code == store::OpenRefusal::Code::Held;
    if (!beside) throw base::Fault{store.error().words, setting.data.string(), ""};
    auto reader = store::Store::open(setting.data, {.mode = store::Mode::ReadOnly, .purpose = purpose});
    if (!reader) throw base::Fault{reader.error().words, setting.data.string(), ""};
    return std::move(*reader);
}

}  // namespace

std::unique_ptr<Library> Library::open(const Setting& setting, Access access, std::string purpose) {
    std::unique_ptr<Library> library{new Library};
    library->setting_ = setting;
    library->store_ = opened(setting, access, purpose);
    library->index_ = search::Index::open(setting.data / "index", collection::search_schema(), collection::search_vocabulary());
    library->use_vocabulary();
    if (library->store_->mode() == store::Mode::Owner) library->catch_up();
    return library;
}

collection::PublicCatalogue Library::catalogue() const { return {*store_, today()}; }

bool Library::demonstration() const {
    return store_->read([](store::Snapshot& snapshot) { return store::is_demonstration(snapshot); });
}

std::shared_ptr<Vault> Library::vault() {
    const std::lock_guard lock{opening_vault_};
    if (!vault_) {
        const auto settings = settings_of(setting_);
        if (!settings) throw base::Fault{"The configuration is refused", "", ""};
        vault_ = Vault::open(*store_, *settings);
    }
    return vault_;
}

calendar::Shelf& Library::calendar() {
    const std::lock_guard lock{opening_calendar_};
    if (calendar_) return *calendar_;
    const auto settings = settings_of(setting_);
    if (!settings) throw base::Fault{"The configuration is refused", "", ""};
    const auto own = host_calendar(*settings);
    calendar_ = std::make_unique<calendar::Shelf>(store_->read([&](store::Snapshot& snapshot) { return calendar::with_newest_load(snapshot, own); }));
    for (const auto nation : calendar::every_nation) {
        const auto now = calendar_->now().holidays().known(nation), shipped = own.holidays().known(nation);
        if (now && shipped && shipped->last > now->last)
            base::log(base::Level::Warning, "calendar.shipped_reaches_further", {{"nation", std::string{slug_of(nation)}}, {"loaded_until", base::to_iso(now->last)}, {"shipped_until", base::to_iso(shipped->last)}});
    }
    return *calendar_;
}

void Library::use_vocabulary() {
    const auto vocabulary = store_->read([](store::Snapshot& snapshot) { return collection::vocabulary_in(snapshot); });
    if (vocabulary.version == vocabulary_version_) return;
    index_->use(collection::search_vocabulary(*vocabulary.words));
    vocabulary_version_ = vocabulary.version;
}

void Library::catch_up() {
    const std::lock_guard lock{indexing_};
    collection::follow_vocabulary(*store_, today());
    use_vocabulary();
    const auto now = store_->read([](store::Snapshot& snapshot) { return collection::generation(snapshot); });
    const auto seen = collection::parse_generation(index_->source_generation());
    const auto state = index_->state();
    if (!state.ready || !seen || seen->identity != now.identity || seen->sequence > now.sequence) {
        if (!state.ready && now.sequence > 0) base::log(base::Level::Warning, "index.rebuild", {{"why", state.why}});
        rebuild_locked({}, {});
        return;
    }
    index_->discard();  // An earlier attempt may have ended halfway.
    for (auto from = seen->sequence; from < now.sequence;) {
        const auto last = store_->read([&](store::Snapshot& snapshot) {
            std::int64_t reached = now.sequence;
            const auto changes = collection::changes_since(snapshot, from, changes_at_a_time);
            for (const auto& change : changes) {
                if (auto input = collection::search_input(snapshot, change.record, today())) index_->add(std::move(*input));
                else index_->remove(change.record.value());
                reached = change.sequence;
            }
            return static_cast<int>(changes.size()) < changes_at_a_time ? std::max(reached, now.sequence) : reached;
        });
        index_->commit(collection::to_string({now.identity, last}));
        from = last;
    }
}

void Library::mend_index() {
    const std::lock_guard lock{indexing_};
    const auto wrong = index_->verify();
    if (wrong.empty()) return;
    base::log(base::Level::Warning, "index.rebuild", {{"why", wrong.front()}});
    rebuild_locked({}, {});
}

void Library::rebuild(const std::function<void(std::int64_t, std::int64_t)>& on_progress, const std::function<bool()>& stop_wanted) {
    const std::lock_guard lock{indexing_};
    rebuild_locked(on_progress, stop_wanted);
}

void Library::rebuild_locked(const std::function<void(std::int64_t, std::int64_t)>& on_progress, const std::function<bool()>& stop_wanted) {
    const auto now = store_->read([](store::Snapshot& snapshot) { return collection::generation(snapshot); });
    const auto records = store_->read([](store::Snapshot& snapshot) { return collection::all_records(snapshot); });
    std::size_t at = 0;
    index_->rebuild(
        [&]() -> std::optional<search::ReviewInput> {
            while (at < records.size()) {
                if (stop_wanted && stop_wanted()) throw base::Fault{"The rebuild was stopped; the index stays as it was", "", ""};
                const auto record = records[at++];
                if (on_progress) on_progress(static_cast<std::int64_t>(at), static_cast<std::int64_t>(records.size()));
                auto input = store_->read([&](store::Snapshot& snapshot) { return collection::search_input(snapshot, record, today()); });
                if (input) return input;
            }
            return std::nullopt;
        },
        collection::to_string(now));
}

std::vector<std::string> Library::index_problems() const {
    auto problems = index_->verify();
    if (!index_->state().ready) return problems;  // It has seen nothing, and says why.
    const auto now = store_->read([](store::Snapshot& snapshot) { return collection::generation(snapshot); });
    const auto seen = collection::parse_generation(index_->source_generation());
    if (now.sequence > 0 && (!seen || seen->identity != now.identity)) problems.push_back("The index belongs to another collection.");
    else if (seen && seen->sequence < now.sequence) problems.push_back("The index has not seen the latest changes of the collection.");
    return problems;
}

std::string Library::index_problem() const {
    const auto state = index_->state();
    return state.ready ? std::string{} : state.why;
}

std::unordered_map<std::int64_t, std::string> Library::own_ids() const {
    return store_->read([](store::Snapshot& snapshot) {
        std::unordered_map<std::int64_t, std::string> ids;
        for (const auto record : collection::all_records(snapshot)) ids.emplace(record.value(), collection::own_id_of(snapshot, record));
        return ids;
    });
}

std::string Library::store_problem() const {
    const auto state = store_->state();
    return state.writing ? std::string{} : state.reason;
}

}  // namespace cli
