#include "cli/deposit_works.h"

#include <boost/json.hpp>

#include "base/fault.h"
#include "base/file.h"
#include "publishing/deposit_exchange.h"
#include "publishing/deposit_key.h"
#include "publishing/deposit_withdrawal.h"

namespace cli {

namespace {

namespace json = boost::json;

std::string asked_text(const json::value& asked, const char* name) { return std::string{asked.at(name).as_string()}; }
std::string said(const std::string& words) { return json::serialize(json::object{{"words", words}}); }
audit::Event at_shell(Library& library) { return {.at = library.now(), .kind = audit::Kind::RecordEdited}; }

/// Every refusal names the file or field.
[[noreturn]] void throw_refused(const publishing::DepositRefusal& refusal) { throw base::Fault{refusal.reason, refusal.part, refusal.advice}; }

std::string key_words(const std::string& key) { return "Public key:  " + key + "\nFingerprint: " + publishing::fingerprint_of(key); }

std::optional<std::string> export_deposit_work(Library& library, store::JobRun& run) {
    const auto vault = library.vault();
    const auto asked = json::parse(run.parameters());
    const auto reference = collection::parse_reference(asked_text(asked, "reference"));
    if (!reference) throw base::Fault{"This is no reference", asked_text(asked, "reference"), "Write it as 2026/417."};
    publishing::DepositTo to{.recipient = asked_text(asked, "recipient"), .anonymous = asked.at("anonymous").as_bool(), .contact_name = asked_text(asked, "contact"), .contact_address = asked_text(asked, "address"), .permission = asked_text(asked, "permission"), .holder = {asked_text(asked, "mail"), asked_text(asked, "telephone")}};
    if (const auto key = asked_text(asked, "key"); !key.empty()) {
        const auto parsed = publishing::parse_public_key(key);
        if (!parsed) throw base::Fault{"This is no public key", "--key", "It has 64 letters and digits."};
        to.public_key = *parsed;
    }
    const auto made = publishing::export_deposit(library.store(), vault->keys(), *reference, to, at_shell(library));
    if (!made) throw_refused(made.error());
    base::write_durably(base::real_files(), asked_text(asked, "out"), made->bytes);
    return said("The deposit " + made->id.to_string() + " is in " + asked_text(asked, "out") + ".");
}

std::optional<std::string> import_deposit_work(Library& library, store::JobRun& run) {
    const auto vault = library.vault();
    const auto asked = json::parse(run.parameters());
    const auto bytes = base::read_whole(base::real_files(), asked_text(asked, "file"));
    if (bytes.starts_with("{\"cairn\":\"acknowledgement")) {
        const auto taken = publishing::take_acknowledgement(library.store(), bytes, at_shell(library));
        if (!taken) throw_refused(taken.error());
        return said("Acknowledged on " + taken->received_on + " by " + taken->by + (taken->reference.empty() ? "; it is being catalogued." : " as " + taken->reference + "."));
    }
    if (publishing::looks_like_withdrawal(bytes)) {
        const auto taken = publishing::take_withdrawal(library.store(), vault->keys(), bytes, at_shell(library));
        if (!taken) throw_refused(taken.error());
        library.catch_up();
        const std::string where = taken->reference ? collection::to_string(*taken->reference) : "the entry on the desk, /deposit/" + taken->entry.to_string() + ",";
        return said(taken->said.what == "hidden" ? "Its publisher has hidden it: " + where + " is off line here too." : "Its publisher has restored it: " + where + " may be public here again.");
    }
    const auto received = publishing::receive_deposit(library.store(), vault->keys(), collection::read_with(library.reader()).file, bytes, "Cairn", at_shell(library));
    if (!received) throw_refused(received.error());
    base::write_durably(base::real_files(), asked_text(asked, "out"), received->acknowledgement);
    return said("It waits on the cataloguers' desk: /deposit/" + received->entry.to_string() + "\nThe acknowledgement for whoever sent it is in " + asked_text(asked, "out") + ".");
}

std::optional<std::string> trust_key_work(Library& library, store::JobRun& run) {
    const auto vault = library.vault();  // Its witness follows what is recorded.
    const auto asked = json::parse(run.parameters());
    const auto key = publishing::parse_public_key(asked_text(asked, "key"));
    if (!key) throw base::Fault{"This is no public key", asked_text(asked, "key").substr(0, 80), "It has 64 letters and digits; cairn deposit key shows it."};
    library.store().write([&](store::Transaction& transaction) { publishing::trust_key(transaction, *key, asked_text(asked, "named"), at_shell(library)); });
    return said("What this key signs is believed from now on.\n" + key_words(*key));
}

std::optional<std::string> show_key_work(Library& library, store::JobRun&) { return said(key_words(publishing::public_key_of(library.vault()->keys()))); }

}  // namespace

void add_deposit_works(WorkTable& works, Library& library) {
    const auto with = [&library](std::optional<std::string> (*work)(Library&, store::JobRun&)) -> store::JobWork {
        return [&library, work](store::JobRun& run) { return work(library, run); };
    };
    works["deposit-export"] = with(export_deposit_work), works["deposit-import"] = with(import_deposit_work);
    works["deposit-trust"] = with(trust_key_work), works["deposit-key"] = with(show_key_work);
}

}  // namespace cli
