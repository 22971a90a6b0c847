#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "base/fault.h"
#include "casework/demonstration/eastmarch.h"
#include "base/log.h"
#include "cli/accounts.h"
#include "cli/command.h"
#include "cli/library.h"
#include "cli/mail_settings.h"
#include "cli/postman.h"
#include "cli/release_watch.h"
#include "cli/settings.h"
#include "cli/upkeep.h"
#include "cli/work.h"
#include "store/handover.h"
#include "web/pages/error_page.h"
#include "web/pages/site_routes.h"
#include "web/server/server.h"
#include "web/signing/signing.h"
#include "web/casework/case_door.h"
#include "web/casework/desk.h"

namespace cli {

namespace {

struct ServeWords {
    std::optional<int> port;
    std::string now;
    bool pseudo = false;
};

/// The clock of this run: the system's, or one that starts at `--now` and goes on from there. Only a demonstration may be moved.
std::function<base::Instant()> clock_of(const ServeWords& words, const Library& library) {
    if (words.now.empty()) return base::now;
    const auto moved = base::parse_instant(words.now);
    if (!moved) throw base::Fault{"--now is no instant", words.now, "Write it as 2026-05-14T09:30:00Z."};
    if (!library.demonstration()) throw base::Fault{"--now moves the clocks of a demonstration folder only", words.now, "Start without it."};
    return [start = *moved, began = base::now()] { return start + (base::now() - began); };
}

std::string address_of(const base::Settings& settings, int port) {
    if (!settings.server.public_url.empty()) return settings.server.public_url;
    return fmt::format("{}://{}:{}", settings.tls.certificate.empty() ? "http" : "https", settings.server.bind, port);
}

std::shared_ptr<web::Health> health_of(Library& library) {
    auto health = std::make_shared<web::Health>();
    health->add({"store", [&library] { return library.store_problem(); }});
    health->add({"index", [&library] { return library.index_problem(); }});
    return health;
}

/// What administrators put in force before this start.
void lay_host_words(const store::Store& store, const web::Services& services, web::HostWordsInForce& shelf) {
    const auto turns = store.read([](store::Snapshot& snapshot) { return collection::host_words_turns(snapshot); });
    if (turns.empty()) return;
    const auto words = store.read([&](store::Snapshot& snapshot) { return collection::host_words(snapshot, turns.front().version); });
    if (!words) throw base::Fault{"The host's words in force are missing", std::to_string(turns.front().version), "Restore the last backup and report this."};
    shelf.lay(turns.front().number, std::make_shared<const web::HostFrame>(web::host_frame(services.messages, services.site, words->words)));
}

/// Everybody may look round a demonstration as anybody.
std::vector<web::DemonstrationAccount> shown_accounts() {
    std::vector<web::DemonstrationAccount> list;
    for (const auto& account : casework::demonstration::demonstration_accounts())
        list.push_back({.address = account.address, .name = account.name, .part = account.title, .password = account.password});
    return list;
}

Exit serve(const Setting& setting, const ServeWords& words) {
    auto settings = settings_of(setting);
    if (!settings) return Exit::Refused;
    base::set_log_level(base::Level::Info);
    if (words.port) settings->server.port = *words.port;
    const auto post = post_of(*settings);
    const auto library = Library::open(setting, Library::Access::Owner, "cairn serve");
    auto& rules = library->calendar();
    const auto vault = library->vault();  // Before the first request: what cannot be sealed or recorded is not asked for.
    const auto messages = web::html::Messages::load(settings->site.words);
    web::Services services{.store = library->store(), .snapshot = [&] { return library->index().snapshot(); }, .index_problem = [&] { return library->index_problem(); },
                           .reader = library->reader(), .messages = messages, .site = {}, .pseudo_language = words.pseudo, .calendar = rules, .host_content = settings->site.content};
    services.site.welsh = settings->site.welsh == 1;
    services.site.exit_to = *web::html::Url::parse(settings->site.exit_to);
    services.site.demonstration = library->demonstration();
    library->use_clock(clock_of(words, *library));
    Accounts accounts{*library};
    web::Signing signing{.sign_in = accounts.sign_in()};
    web::CaseDoor door{accounts.sign_in()};
    services.signing = &signing;
    casework::Caseloads caseloads{library->store()};
    web::Desk desk{library->store(), {vault->keys(), rules, base::system_random()}, accounts.sign_in().journal(), caseloads, vault->files(),
                   {!settings->mail.server.empty(), settings->mail.server, settings->mail.sender}, &rules};
    services.desk = &desk;
    services.index_now = [&library] { library->catch_up(); };
    documents::Printer printer{settings->print.browser};
    services.printer = &printer;
    if (library->demonstration()) signing.demonstration_accounts = shown_accounts;
    for (auto& [kind, work] : works_of(*library)) library->store().jobs().define(kind, work);
    library->store().jobs().start(1);
    const store::HandoverServer handover{library->store(), "cairn serve"};
    const Upkeep upkeep{*library};
    const ReleaseWatch releases{*library};
    const auto health = health_of(*library);
    web::Server server{{.settings = *settings, .routes = web::all_routes(health, settings->server.security_contact), .services = &services,
                        .render_error = [&](int status, const web::Request& request, std::string_view reference) {
                            return web::error_answer(services, status, request, std::string{reference});
                        },
                        .clock = [&library] { return library->now(); }, .log = web::access_log(settings->log), .health = health, .door = &door}};
    const auto address = address_of(*settings, server.port());
    services.site.public_url = address;
    web::HostWordsInForce host_words;
    lay_host_words(library->store(), services, host_words);
    services.host_words = &host_words;
    std::optional<Postman> postman;
    if (post) postman.emplace(PostOffice{library->store(), desk.ground, *post, messages, settings->mail.sender, address, services.site.welsh}, [&library] { return library->now(); });
    std::printf("Cairn answers at %s (Ctrl-C ends it)\n", address.c_str());
    std::fflush(stdout);
    server.run();
    printer.stop();  // What was still being printed when patience ended, ends now.
    return Exit::Done;
}

}  // namespace

void add_serve(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("serve", "Serve the collection to browsers");
    command->footer("Example: cairn --data /srv/cairn serve --port 8080\nKeys of the configuration: cairn config --explain");
    const auto words = std::make_shared<ServeWords>();
    command->add_option("--port", words->port, "Instead of server.port; 0 lets the system choose")->check(CLI::Range(0, 65535));
    command->add_option("--now", words->now, "Move every clock, on a demonstration folder only: 2026-05-14T09:30:00Z");
    command->add_flag("--pseudo-language", words->pseudo, "Also serve /en-XA/, where words that escaped the catalogues show (for tests)");
    command->callback([&chosen, words] { chosen = [words](const Setting& setting) { return serve(setting, *words); }; });
}

}  // namespace cli
