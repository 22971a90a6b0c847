#include "cli/demonstration_chronology.h"

#include <algorithm>

#include "base/fault.h"
#include "base/file.h"
#include "base/sha256.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/document.h"
#include "casework/walk.h"
#include "chronology/book/shelf.h"
#include "chronology/demonstration/returns.h"
#include "chronology/sheet/from_tables.h"
#include "cli/vault.h"

namespace cli {

namespace {

namespace made_up = casework::demonstration;
using chronology::Act;
using chronology::NewItem;

constexpr std::string_view case_with_chronology = "Young person Comfrey";

class Bringing {
public:
    Bringing(Library& library, const made_up::Parts& parts, const made_up::Cast& cast, base::Instant now) : library_{library}, vault_{library.vault()}, cast_{cast}, now_{now}, ground_{parts.keys, parts.calendar, base::system_random()} {}

    void bring() {
        const auto of = the_case();
        if (!of || library_.store().read([&](store::Snapshot& snapshot) { return chronology::last_sequence(snapshot, *of); }) > 0) return;
        add_people(*of);
        settings_ = settings(*of);
        append(*of, Act::Settings, chronology::to_json(settings_), doer("coordinator", 31));
        for (const auto& file : chronology::demonstration::returns(today())) bring_file(*of, file);
        remark(*of);
    }

private:
    base::Day today() const { return calendar::day_in_london(now_); }

    casework::Doer doer(const char* key, int days_ago) const {
        const auto& player = cast_.of(key);
        casework::Doer doer;
        doer.who = audit::Who::account(*base::PublicId::parse(player.public_id));
        doer.role = identity::to_word(player.role);
        doer.at = now_ - std::chrono::days{days_ago};
        return doer;
    }
    std::optional<casework::Case> the_case() const {
        return library_.store().read([&](store::Snapshot& snapshot) -> std::optional<casework::Case> {
            for (auto& one : casework::all_cases(snapshot))
                if (one.pseudonym == case_with_chronology) return one;
            return std::nullopt;
        });
    }
    std::string append(const casework::Case& of, Act act, std::string json, const casework::Doer& doer) {
        const NewItem item{act, std::move(json)};
        return library_.store().write([&](store::Transaction& transaction) { return chronology::append(transaction, ground_, of, {&item, 1}, doer); }).front().to_string();
    }

    /// Those whom the case's own diary has not entered; and what the others are called besides.
    void add_people(const casework::Case& of) {
        library_.store().write([&](store::Transaction& transaction) {
            const auto known = casework::records(transaction, ground_, of, "person");
            for (const auto& person : chronology::demonstration::people()) {
                const auto there = std::ranges::find(known, person.label, [](const casework::Record& record) { return record.answers.of("person", "label"); });
                auto answers = there == known.end() ? casework::Answers{} : there->answers;
                const auto set = [&](const char* field, const std::string& words) {
                    if (!words.empty()) answers.set({"person", 0, field}, words);
                };
                std::string also;
                for (const auto& name : person.also) also += (also.empty() ? "" : ", ") + name;
                set("other_names", also);
                if (there != known.end()) {
                    if (!casework::write_anew(transaction, ground_, casework::case_at(transaction, of.key), *there, answers, doer("coordinator", 31))) throw base::Fault{"Other names of somebody of the demonstration could not be written", person.label, ""};
                    continue;
                }
                set("label", person.label), set("forename", person.forename), set("surname", person.surname);
                set("kind", person.kind == "professional" ? "practitioner" : person.kind == "child" ? "child" : "family_member");
                set("note", "Fictional.");
                casework::write_down(transaction, ground_, casework::case_at(transaction, of.key), {"person", answers}, doer("coordinator", 31));
            }
        });
    }
    chronology::BookSettings settings(const casework::Case& of) const {
        auto settings = chronology::usual_settings();
        settings.facts.scope = chronology::demonstration::scope(today());
        const auto file = library_.store().read([&](store::Snapshot& snapshot) { return casework::open_file(snapshot, ground_, casework::case_at(snapshot, of.key)); });
        for (const auto& record : file.records)
            if (record.form == "person" && record.answers.of("person", "label") == case_with_chronology) settings.facts.born_on = record.answers.day({"person", 0, "born_on"});
        settings.facts.topics.push_back({"the cello", {"cello"}});
        return settings;
    }
    void bring_file(const casework::Case& of, const chronology::demonstration::Return& file) {
        const auto memory = base::file_in_memory(file.bytes);
        const auto tables = library_.reader().tables(memory->descriptor(), file.file);
        if (!tables) throw base::Fault{"A return of the demonstration could not be read", file.file, tables.error().reason};
        const auto who = doer("coordinator", file.received_days_ago);
        const auto received = today() - std::chrono::days{file.received_days_ago};
        const auto sum = base::sha256_hex(file.bytes);
        const auto paper = keep(of, file, received, who);
        chronology::ImportSaid said{.agency = file.agency, .file = file.file, .sha256 = sum, .sent_by = file.sent_by, .received_on = received, .document = paper, .entries = {}, .rejected = {}};
        const chronology::DateContext dates{.first_year = settings_.first_year, .scope = settings_.facts.scope};
        for (const auto& grid : chronology::grids_of(*tables)) {
            const auto mapping = chronology::guess_mapping(grid, dates);
            if (!chronology::is_chronology(mapping)) continue;
            auto read = chronology::read_sheet(grid, mapping, {.agency = file.agency, .origin = {.file = file.file, .table = grid.table, .number = grid.number, .sha256 = sum}, .source = mapping.has(chronology::Meaning::Source) ? std::string{} : file.file, .dates = dates});
            std::ranges::move(read.entries, std::back_inserter(said.entries));
            std::ranges::move(read.rejected, std::back_inserter(said.rejected));
            said.tables.push_back({.number = grid.number, .mapping = mapping, .source = mapping.has(chronology::Meaning::Source) ? std::string{} : file.file});
            append(of, Act::Mapping, chronology::to_json(chronology::MappingSaid{file.agency, chronology::to_json(mapping)}), who);
        }
        append(of, Act::Import, chronology::to_json(said), who);
    }
    std::string keep(const casework::Case& of, const chronology::demonstration::Return& file, base::Day received, const casework::Doer& who) {
        const auto id = base::PublicId::make(ground_.random);
        const auto ending = file.file.substr(file.file.rfind('.') + 1);
        const casework::PaperFacts facts{.title = "Chronology of " + file.agency, .file_name = file.file, .from = file.sent_by, .paper = ending == "docx" ? "word" : ending == "xlsx" ? "excel" : "table"};
        const auto kept = casework::keep_paper(vault_->files(), of.seal, id, 1, facts, file.bytes);
        library_.store().write([&](store::Transaction& transaction) { casework::add_document(transaction, vault_->files(), ground_, casework::case_at(transaction, of.key), {.kind = "chronology", .marking = "official_sensitive", .arrival = {"email", received}}, kept, who); });
        return id.to_string();
    }
    /// A reviewer has begun: remarks beside two entries, one pair looked at, a question asked.
    void remark(const casework::Case& of) {
        chronology::Shelf shelf;
        const auto opened = library_.store().read([&](store::Snapshot& snapshot) { return shelf.open(snapshot, ground_, of); });
        const auto who = doer("reviewer", 12);
        const auto about = [&](std::string_view words) {
            const auto found = std::ranges::find_if(opened->entries, [&](const chronology::Entry& entry) { return chronology::cell(entry.cells, chronology::Meaning::Event).find(words) != std::string_view::npos; });
            return found == opened->entries.end() ? std::string{} : found->id;
        };
        if (const auto lesson = about("First cello lesson"); !lesson.empty()) append(of, Act::Remark, chronology::to_json(chronology::WordsSaid{.on = lesson, .text = "The college found within weeks what mattered to her most.", .role = "reviewer", .agency = {}, .what = "good_practice"}), who);
        const auto both = std::ranges::find(opened->points, chronology::Point::Kind::Duplicate, &chronology::Point::kind);
        if (both != opened->points.end()) append(of, Act::Decision, chronology::to_json(chronology::WordsSaid{.on = chronology::key_of(*both, opened->entries), .text = "Both tell of the same day, each with something of its own.", .role = "reviewer", .agency = {}, .what = "same"}), who);
        const auto gap = std::ranges::find(opened->points, chronology::Point::Kind::Gap, &chronology::Point::kind);
        if (gap != opened->points.end()) append(of, Act::Question, chronology::to_json(chronology::WordsSaid{.on = chronology::key_of(*gap, opened->entries), .text = "Were there contacts in this time that are recorded elsewhere?", .role = "reviewer", .agency = gap->agency, .what = {}}), who);
    }

    Library& library_;
    std::shared_ptr<Vault> vault_;
    const made_up::Cast& cast_;
    base::Instant now_;
    casework::Ground ground_;
    chronology::BookSettings settings_;
};

}  // namespace

void make_chronology(Library& library, const made_up::Parts& parts, base::Instant now) {
    const auto cast = made_up::set_up_eastmarch(parts, now - std::chrono::days{1100});
    Bringing{library, parts, cast, now}.bring();
}

}  // namespace cli
