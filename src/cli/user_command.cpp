#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "base/sha256.h"
#include "cli/command.h"
#include "cli/library.h"
#include "cli/settings.h"
#include "cli/work.h"
#include "identity/journal.h"
#include "identity/organisation.h"
#include "identity/person.h"
#include "identity/standing.h"
#include "identity/token.h"

namespace cli {

namespace {

namespace json = boost::json;

struct UserWords {
    std::string address, name, title, organisation, role, partnership;
    bool administrator = false, end = false, json = false;
};

Exit tell(const Ended& ended, const std::string& done) {
    if (!ended.done) std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
    else if (!done.empty()) std::puts(done.c_str());
    return ended.done ? Exit::Done : Exit::Refused;
}

/// The link is made here and only its sum handed on: what a running server is handed is kept with its job.
Exit with_link(const Setting& setting, std::string_view kind, json::object parameters) {
    const auto settings = settings_of(setting);
    if (!settings) return Exit::Refused;
    const std::string token = identity::to_hex(identity::system_random(32));
    parameters["token_sha256"] = base::sha256_hex(token);
    const auto ended = do_work(setting, kind, json::serialize(parameters), Showing::Nothing);
    const std::string at = settings->server.public_url.empty() ? fmt::format("http://{}:{}", settings->server.bind, settings->server.port) : settings->server.public_url;
    return tell(ended, fmt::format("{}/invitation/{}\nGive this link to the person and to nobody else. It holds for seven days and works once.", at, token));
}

Exit add(const Setting& setting, const UserWords& words) {
    return with_link(setting, "user-add", {{"address", words.address}, {"name", words.name}, {"title", words.title}, {"organisation", words.organisation}, {"administrator", words.administrator}});
}

Exit invite(const Setting& setting, const UserWords& words) { return with_link(setting, "user-invite", {{"address", words.address}}); }

Exit change(const Setting& setting, std::string_view kind, const UserWords& words, const std::string& done) {
    return tell(do_work(setting, kind, json::serialize(json::object{{"address", words.address}}), Showing::Nothing), done);
}
Exit disable(const Setting& setting, const UserWords& words) { return change(setting, "user-disable", words, "The account is disabled and signed out everywhere."); }
Exit enable(const Setting& setting, const UserWords& words) { return change(setting, "user-enable", words, "The account can sign in again."); }

Exit roles(const Setting& setting, const UserWords& words) {
    const auto parameters = json::serialize(json::object{{"address", words.address}, {"role", words.role}, {"partnership", words.partnership}, {"end", words.end}});
    return tell(do_work(setting, "user-roles", parameters, Showing::Nothing), words.end ? "The role has ended." : "The role is given.");
}

Exit code(const Setting& setting, const UserWords& words) {
    const auto ended = do_work(setting, "user-code", json::serialize(json::object{{"address", words.address}}), Showing::Nothing);
    return tell(ended, ended.done ? std::string{json::parse(ended.result).at("code").as_string()} : std::string{});
}

std::string held(store::Snapshot& snapshot, const identity::Person& person, base::Instant now) {
    std::string words;
    for (const auto& role : identity::standing_of(snapshot, person.id, now)) {
        words += words.empty() ? "" : "; ";
        words += to_word(role.role);
        if (role.partnership) words += " (" + identity::organisation(snapshot, *role.partnership)->name + ")";
    }
    return words;
}

Exit list(const Setting& setting, const UserWords& words) {
    const auto library = Library::open(setting, Library::Access::Reader, "cairn user list");
    library->store().read([&](store::Snapshot& snapshot) {
        json::array rows;
        for (int page = 1;; ++page) {
            const auto found = identity::people(snapshot, {.words = words.name, .page = page, .size = 200});
            for (const auto& one : found.people) {
                const std::string roles_held = held(snapshot, one, library->now());
                const char* state = one.disabled ? "disabled" : one.can_sign_in ? "can sign in" : "not set up";
                if (words.json) rows.push_back(json::object{{"address", one.address}, {"name", one.name}, {"title", one.title}, {"state", state}, {"roles", roles_held}});
                else std::printf("%s  %s  %s  %s\n", one.address.c_str(), one.name.c_str(), state, roles_held.c_str());
            }
            if (found.people.size() < 200) break;
        }
        if (words.json) std::puts(json::serialize(rows).c_str());
    });
    return Exit::Done;
}

}  // namespace

void add_user(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("user", "Accounts: add, list, invite, disable, enable, roles, code");
    command->footer("Example: cairn --data /srv/cairn user add --administrator m.ashby@eastmarch.example 'Morgan Ashby'\n"
                    "         cairn --data /srv/cairn user roles m.ashby@eastmarch.example business_manager --for 'Eastmarch Safeguarding Children Partnership'");
    command->require_subcommand(1);
    const auto part = [&](const char* name, const char* what, Exit (*act)(const Setting&, const UserWords&)) {
        auto* made = command->add_subcommand(name, what);
        const auto words = std::make_shared<UserWords>();
        made->callback([&chosen, act, words] { chosen = [act, words](const Setting& setting) { return act(setting, *words); }; });
        return std::pair{made, words};
    };
    const auto about = [&](const char* name, const char* what, Exit (*act)(const Setting&, const UserWords&)) {
        const auto [made, words] = part(name, what, act);
        made->add_option("address", words->address, "The account’s email address")->required();
        return std::pair{made, words};
    };
    const auto [adding, added] = about("add", "Add somebody and print the link of their invitation", add);
    adding->add_option("name", added->name, "As it is shown")->required();
    adding->add_option("--title", added->title, "Job title");
    adding->add_option("--organisation", added->organisation, "Name or id: see cairn org list");
    adding->add_flag("--administrator", added->administrator, "Looks after the whole installation: the first account");
    const auto [listing, listed] = part("list", "Who has an account", list);
    listing->add_option("words", listed->name, "Part of a name, title or address");
    listing->add_flag("--json", listed->json, "Print JSON");
    about("invite", "Print a new link, with which the person sets a new password and app", invite);
    about("disable", "Sign somebody out everywhere, for good", disable);
    about("enable", "Let a disabled account sign in again", enable);
    about("code", "Print the code that the account’s app shows now; in demonstration folders only", code);
    const auto [giving, given] = about("roles", "Give or end a role beyond cases", roles);
    giving->add_option("role", given->role, "For instance business_manager; docs/permissions.md lists them")->required();
    giving->add_option("--for", given->partnership, "The partnership; without: the whole installation");
    giving->add_flag("--end", given->end, "It ends");
}

}  // namespace cli
