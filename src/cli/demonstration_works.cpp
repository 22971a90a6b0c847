#include "cli/demonstration_works.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <cstdio>

#include "base/fault.h"
#include "base/text.h"
#include "casework/case_store.h"
#include "casework/demonstration/invented_caseload.h"
#include "casework/demonstration/seeded.h"
#include "casework/demonstration/six_cases.h"
#include "cli/audit_journal.h"
#include "cli/demonstration_chronology.h"
#include "cli/demonstration_publications.h"
#include "cli/folder_secrets.h"
#include "identity/person.h"
#include "identity/token.h"
#include "learning/demonstration/recommendations.h"
#include "publishing/demonstration/shelf.h"
#include "store/handover.h"
#include "store/settings.h"

namespace cli {

namespace {

namespace json = boost::json;
namespace made_up = casework::demonstration;

bool has_accounts(Library& library) {
    return library.store().read([](store::Snapshot& snapshot) { return identity::people(snapshot, {}).total > 0; });
}

/// Records, accounts, or a partnership that numbers cases: what somebody may have entered in earnest.
bool has_anything(Library& library) {
    const bool numbers_cases = library.store().read([](store::Snapshot& snapshot) { return !casework::partnerships(snapshot).empty(); });
    return numbers_cases || has_accounts(library) || library.catalogue().coverage().reviews > 0;
}

void must_be_demonstration(Library& library) {
    if (!library.demonstration())
        throw base::Fault{"This data folder is no demonstration, and nothing invented enters it", library.store().folder().string(), "Name a new folder with --data, which no server has opened."};
}

/// What the demonstration is made with, over an opened library.
struct Made {
    explicit Made(Library& library)
        : vault{library.vault()}, secrets{vault}, parts{library.store(), vault->keys(), calendar::Calendar::embedded(), secrets, journal, hasher} {}

    std::shared_ptr<Vault> vault;
    FolderSecrets secrets;
    AuditJournal journal;
    identity::PasswordHasher hasher;
    made_up::Parts parts;
};

/// The first public review whose title has the word; empty where the collection has none.
std::string review_called(Library& library, std::string_view word) {
    for (const auto& review : library.catalogue().recent({.page = 1, .size = 100}).items)
        if (review.title.find(word) != std::string::npos) return collection::to_string(review.reference);
    return {};
}

void make_tracker(Library& library, Made& made, base::Instant now) {
    const auto cast = made_up::set_up_eastmarch(made.parts, now - std::chrono::days{1100});
    made_up::Seeded chance{made_up::usual_seed, "recommendations"};
    const casework::Ground ground{made.parts.keys, made.parts.calendar, chance};
    const auto who = [&](const char* key) { return audit::Who::account(*base::PublicId::parse(cast.of(key).public_id)); };
    const auto review = review_called(library, "Rowan");
    library.store().write([&](store::Transaction& transaction) { learning::demonstration::make_recommendations(transaction, ground, cast.eastmarch.value(), review, {who("coordinator"), who("chair")}, now); });
}

void make_shelf(Library& library, Made& made, base::Instant now) {
    const auto cast = made_up::set_up_eastmarch(made.parts, now - std::chrono::days{1100});
    const auto who = [&](const char* key) { return audit::Who::account(*base::PublicId::parse(cast.of(key).public_id)); };
    library.store().write([&](store::Transaction& transaction) { publishing::demonstration::fill_shelf(transaction, made.parts.keys, {who("administrator"), who("cataloguer")}, now); });
}

std::string padded(std::string_view words, std::size_t width) {
    std::string cell{words};
    for (auto length = base::length(words); length < width; ++length) cell += ' ';
    return cell;
}

}  // namespace

void mark_as_demonstration(const Setting& setting) {
    if (store::Handover::connect(setting.data)) return;
    const auto library = Library::open(setting, Library::Access::Owner, "cairn demonstration");
    if (library->demonstration()) return;
    if (has_anything(*library))
        throw base::Fault{"This data folder holds records, cases or accounts already and is no demonstration", library->store().folder().string(), "Name a new folder with --data."};
    library->store().write([](store::Transaction& transaction) { store::mark_as_demonstration(transaction); });
}

std::optional<std::string> demonstration_cases_work(Library& library, store::JobRun&) {
    must_be_demonstration(library);
    const bool before = has_accounts(library);
    Made made{library};
    made_up::make_demonstration(made.parts, library.store().now());
    make_tracker(library, made, library.store().now());
    make_publications(library, made.parts, library.store().now());
    make_chronology(library, made.parts, library.store().now());
    make_shelf(library, made, library.store().now());
    library.catch_up();
    return json::serialize(json::object{{"new", !before}});
}

std::optional<std::string> demonstration_caseload_work(Library& library, store::JobRun& run) {
    must_be_demonstration(library);
    const auto wanted = json::parse(run.parameters());
    const bool before = has_accounts(library);
    Made made{library};
    const auto now = library.store().now();
    const auto cast = made_up::set_up_eastmarch(made.parts, now - std::chrono::days{1100});
    made_up::CaseloadAsked asked{.cases = wanted.at("cases").to_number<std::int64_t>(), .seed = wanted.at("seed").to_number<std::uint64_t>(), .now = now};
    asked.on_progress = [&](std::int64_t done, std::int64_t total) { run.progress(done, total, ""); };
    asked.stop_wanted = [&] { return run.stop_wanted(); };
    const auto caseload = made_up::make_caseload(made.parts, cast, asked);
    if (caseload.stopped) return std::nullopt;
    return json::serialize(json::object{{"new", !before}, {"made", caseload.made}, {"found", caseload.found}});
}

std::string demonstration_accounts_table() {
    std::string table = "Accounts of the demonstration. Everybody in it is invented, and these open this folder alone.\n\n";
    const auto line = [&](std::string_view who, std::string_view address, std::string_view password, std::string_view secret) {
        table += fmt::format("  {}{}{}{}\n", padded(who, 57), padded(address, 46), padded(password, 30), secret);
    };
    line("Who", "Address", "Password", "Secret for the authenticator app");
    for (const auto& account : made_up::demonstration_accounts())
        line(account.name + ", " + account.title, account.address, account.password, identity::to_base32(account.code_secret));
    return table + "\nThe code that an app would show now: cairn --data FOLDER user code ADDRESS\n";
}

void print_new_accounts(std::string_view job_result) {
    if (json::parse(job_result).at("new").as_bool()) std::fputs(demonstration_accounts_table().c_str(), stdout);
}

}  // namespace cli
