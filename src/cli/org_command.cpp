#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/library.h"
#include "cli/work.h"
#include "identity/organisation.h"

namespace cli {

namespace {

namespace json = boost::json;

struct OrgWords {
    std::string name, kind = "partnership", partnership;
    bool json = false;
};

Exit add(const Setting& setting, const OrgWords& words) {
    const auto parameters = json::serialize(json::object{{"name", words.name}, {"kind", words.kind}, {"partnership", words.partnership}});
    const auto ended = do_work(setting, "org-add", parameters, Showing::Nothing);
    if (!ended.done) std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
    else std::puts(json::parse(ended.result).at("id").as_string().c_str());
    return ended.done ? Exit::Done : Exit::Refused;
}

Exit list(const Setting& setting, const OrgWords& words) {
    const auto library = Library::open(setting, Library::Access::Reader, "cairn org list");
    const auto all = library->store().read([](store::Snapshot& snapshot) { return identity::organisations(snapshot); });
    json::array rows;
    for (const auto& one : all) {
        if (words.json) rows.push_back(json::object{{"id", one.public_id}, {"kind", to_word(one.kind)}, {"name", one.name}});
        else std::printf("%s  %s%s  %s\n", one.public_id.c_str(), one.partnership ? "  " : "", one.name.c_str(), std::string{to_word(one.kind)}.c_str());
    }
    if (words.json) std::puts(json::serialize(rows).c_str());
    return Exit::Done;
}

}  // namespace

void add_org(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("org", "Partnerships, agencies, national bodies: add, list");
    command->footer("Example: cairn --data /srv/cairn org add 'Eastmarch Safeguarding Children Partnership'\n"
                    "         cairn --data /srv/cairn org add 'Eastmarch Police' --kind police --for 'Eastmarch Safeguarding Children Partnership'");
    command->require_subcommand(1);
    const auto words = std::make_shared<OrgWords>();
    auto* adding = command->add_subcommand("add", "Add one and print its id");
    adding->add_option("name", words->name, "As it is shown")->required();
    adding->add_option("--kind", words->kind, "partnership, local_authority, health, police, education, housing, probation, youth_justice, voluntary, national_body, other")->capture_default_str();
    adding->add_option("--for", words->partnership, "The partnership that an agency belongs to");
    adding->callback([&chosen, words] { chosen = [words](const Setting& setting) { return add(setting, *words); }; });
    auto* listing = command->add_subcommand("list", "Partnerships with their agencies, and national bodies");
    listing->add_flag("--json", words->json, "Print JSON");
    listing->callback([&chosen, words] { chosen = [words](const Setting& setting) { return list(setting, *words); }; });
}

}  // namespace cli
