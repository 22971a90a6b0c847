#include "publishing/deposit.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "collection/record_reader.h"
#include "collection/withheld_names.h"
#include "publishing/deposit_key.h"

namespace publishing {

namespace json = boost::json;

namespace {

constexpr const char* source_part = "sealed/source";

std::unexpected<DepositRefusal> refuse(std::string part, std::string reason, std::string advice = "Ask for it again.") {
    return std::unexpected{DepositRefusal{std::move(part), std::move(reason), std::move(advice)}};
}

std::expected<json::object, DepositRefusal> object_in(const Parcel& parcel, const char* part) {
    const auto found = parcel.parts.find(part);
    if (found == parcel.parts.end()) return refuse(part, fmt::format("The part “{}” is missing.", part));
    json::error_code failure;
    const auto value = json::parse(found->second, failure);
    if (failure || !value.is_object()) return refuse(part, fmt::format("The part “{}” is no JSON object.", part));
    return value.as_object();
}

std::string text_in(const json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string{value->as_string()} : std::string{};
}

std::expected<base::PublicId, DepositRefusal> id_in(const json::object& about, const char* part) {
    const auto id = base::PublicId::parse(text_in(about, "deposit"));
    if (!id) return refuse(part, fmt::format("The field “deposit” of the part “{}” is no number of a deposit.", part));
    return *id;
}

/// Without folders, for a name is never a path here.
std::string plain_name(const std::string& path) {
    const auto slash = path.find_last_of("/\\");
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string name_in_parcel(const Deposit& deposit, std::size_t at) {
    const auto& file = deposit.files[at].file;
    if (!deposit.anonymous) return fmt::format("{}-{}", at + 1, plain_name(file.path));
    const auto name = plain_name(file.path);
    const auto dot = name.find_last_of('.');
    return fmt::format("{}-report{}", at + 1, dot == std::string::npos ? "" : name.substr(dot));  // A file's own name may say where it is from.
}

std::expected<collection::Record, DepositRefusal> record_in(const Parcel& parcel) {
    const auto object = object_in(parcel, "record");
    if (!object) return std::unexpected{object.error()};
    auto record = collection::record_from_object(*object);
    if (!record) return refuse("record: " + record.error().field, record.error().reason, record.error().advice);
    return *std::move(record);
}

/// Every file that the record names, with its bytes.
std::expected<std::vector<DepositFile>, DepositRefusal> files_in(const Parcel& parcel, const collection::Record& record) {
    std::vector<DepositFile> files;
    for (const auto& file : record.files) {
        const auto part = "file/" + file.path;
        const auto found = parcel.parts.find(part);
        if (found == parcel.parts.end()) return refuse(part, fmt::format("The record names the file “{}”, which is not in the deposit.", file.path));
        files.push_back({file, found->second});
    }
    for (const auto& [name, bytes] : parcel.parts)
        if (name.starts_with("file/") && std::ranges::none_of(files, [&](const DepositFile& file) { return "file/" + file.file.path == name; }))
            return refuse(name, fmt::format("The file “{}” is in the deposit, and the record does not name it.", name.substr(5)));
    return files;
}

void put_source_back(Deposit& deposit, const DepositSource& source) {
    auto& record = deposit.record;
    record.area = source.area, record.publisher = source.publisher, record.rights_holder = source.rights_holder;
    record.source_url = source.source_url, record.published_on = source.published_on, record.id = source.own_id;
    deposit.contact_name = source.contact_name, deposit.contact_address = source.contact_address;
}

}  // namespace

std::string anonymous_title(const std::string& title, std::optional<int> year) {
    std::string label = title;
    for (const std::string_view dash : {" – ", " — "})
        for (auto at = label.find(dash); at != std::string::npos; at = label.find(dash)) label.replace(at, dash.size(), " - ");
    // "2026 - Area - Child A" and "2026 - Anonymous - Child A" both end with the label.
    if (const auto last = label.rfind(" - "); last != std::string::npos) label = label.substr(last + 3);
    return (year ? fmt::format("{} - ", *year) : std::string{}) + "Anonymous - " + label;
}

DepositSource take_source(collection::Record& record) {
    DepositSource source{.area = record.area, .publisher = record.publisher, .rights_holder = record.rights_holder, .source_url = record.source_url,
                         .published_on = record.published_on, .own_id = record.id, .contact_name = {}, .contact_address = {}, .signed_by = {}};
    if (!record.year && record.published_on.size() >= 4) record.year = std::stoi(record.published_on.substr(0, 4));
    record.area.clear(), record.publisher.clear(), record.rights_holder.clear(), record.source_url.clear(), record.published_on.clear(), record.id.clear();
    record.incident_from = record.incident_from.substr(0, 4), record.incident_to = record.incident_to.substr(0, 4);
    record.other = "{}";  // Fields that nobody knows may hold anything.
    record.area_withheld = true, record.search_engines = false;
    record.title = anonymous_title(record.title, record.year);
    return source;
}

std::string to_json(const DepositSource& one) {
    return json::serialize(json::object{{"area", one.area}, {"publisher", one.publisher}, {"rights_holder", one.rights_holder}, {"source_url", one.source_url}, {"published_on", one.published_on},
                                        {"own_id", one.own_id}, {"contact_name", one.contact_name}, {"contact_address", one.contact_address}, {"signed_by", one.signed_by}});
}

DepositSource source_from_json(std::string_view text) {
    json::error_code failure;
    const auto value = json::parse(json::string_view{text.data(), text.size()}, failure);
    DepositSource source;
    if (failure || !value.is_object()) return source;
    const auto& object = value.as_object();
    for (const auto& [name, into] : {std::pair{"area", &source.area}, {"publisher", &source.publisher}, {"rights_holder", &source.rights_holder}, {"source_url", &source.source_url}, {"published_on", &source.published_on},
                                     {"own_id", &source.own_id}, {"contact_name", &source.contact_name}, {"contact_address", &source.contact_address}, {"signed_by", &source.signed_by}})
        *into = text_in(object, name);
    return source;
}

std::expected<std::string, DepositRefusal> write_deposit(const store::Keys& keys, const Deposit& deposit, std::string_view to) {
    Deposit sent = deposit;
    Parcel parcel{.kind = "deposit", .public_key = {}, .parts = {}};
    for (std::size_t i = 0; i < sent.files.size(); ++i) {
        auto& file = sent.files[i].file;
        if (sent.anonymous && !file.rewritten) return refuse("file/" + file.path, fmt::format("The file “{}” is not marked as written anew without names, and the area is to be withheld.", file.path), "Leave it out, or mark it once it names nobody.");
        file.path = name_in_parcel(sent, i);
        parcel.parts["file/" + file.path] = sent.files[i].bytes;
    }
    sent.record.files.clear();
    for (const auto& file : sent.files) sent.record.files.push_back(file.file);
    json::object about{{"deposit", sent.id.to_string()}, {"made_on", sent.made_on}, {"permission", sent.permission}, {"anonymous", sent.anonymous}};
    if (sent.anonymous) {
        sent.record.area_withheld = true;
        sent.record.title = anonymous_title(sent.record.title, sent.record.year);  // Before it is looked at: the area is a usual part of a title.
        if (to.empty()) return refuse("to", "The source of an anonymous deposit is sealed for its receiver, and none is named.", "Name the trusted key of whoever receives it.");
        if (const auto field = collection::field_that_names(sent.record); !field.empty()) return refuse("record: " + field, fmt::format("The field “{}” names what is to be withheld.", field), "Take the name out.");
        auto source = take_source(sent.record);
        source.contact_name = sent.contact_name, source.contact_address = sent.contact_address;
        sent.record.id = sent.id.to_string();
        parcel.parts[source_part] = seal_for(to, to_json(source));
    } else {
        about["contact_name"] = sent.contact_name, about["contact_address"] = sent.contact_address;
    }
    parcel.parts["about"] = json::serialize(about);
    parcel.parts["record"] = collection::to_json(sent.record);
    return seal_parcel(keys, parcel);
}

std::expected<Deposit, DepositRefusal> read_deposit(const store::Keys& keys, const Parcel& parcel) {
    if (parcel.kind != "deposit") return refuse("cairn", "This is no deposit but an acknowledgement.", "Read it in on the page of deposits that went out.");
    const auto about = object_in(parcel, "about");
    if (!about) return std::unexpected{about.error()};
    const auto id = id_in(*about, "about");
    if (!id) return std::unexpected{id.error()};
    auto record = record_in(parcel);
    if (!record) return std::unexpected{record.error()};
    auto files = files_in(parcel, *record);
    if (!files) return std::unexpected{files.error()};
    Deposit deposit{.id = *id, .made_on = text_in(*about, "made_on"), .record = *std::move(record), .files = *std::move(files), .contact_name = text_in(*about, "contact_name"),
                    .contact_address = text_in(*about, "contact_address"), .permission = text_in(*about, "permission"), .anonymous = parcel.parts.contains(source_part)};
    if (deposit.anonymous != deposit.record.area_withheld) return refuse("record: area_withheld", "The record and the deposit differ in whether the area is withheld.");
    if (!deposit.anonymous) return deposit;
    const auto opened = open_sealed(keys, parcel.parts.at(source_part));
    if (!opened) return refuse(source_part, "The source of this anonymous deposit is sealed for another installation.", "Ask for a deposit that is made for this one.");
    auto source = source_from_json(*opened);
    source.signed_by = parcel.public_key;
    put_source_back(deposit, source);
    return deposit;
}

std::string write_acknowledgement(const store::Keys& keys, const DepositAcknowledgement& one) {
    Parcel parcel{.kind = "acknowledgement", .public_key = {}, .parts = {}};
    parcel.parts["about"] = json::serialize(json::object{{"deposit", one.deposit.to_string()}, {"received_on", one.received_on}, {"by", one.by}, {"reference", one.reference}});
    return seal_parcel(keys, parcel);
}

std::expected<DepositAcknowledgement, DepositRefusal> read_acknowledgement(const Parcel& parcel) {
    if (parcel.kind != "acknowledgement") return refuse("cairn", "This is no acknowledgement but a deposit.", "Read it in on the page Deposits.");
    const auto about = object_in(parcel, "about");
    if (!about) return std::unexpected{about.error()};
    const auto id = id_in(*about, "about");
    if (!id) return std::unexpected{id.error()};
    if (!base::parse_day(text_in(*about, "received_on"))) return refuse("about: received_on", "The day of receipt is no day.");
    return DepositAcknowledgement{*id, text_in(*about, "received_on"), text_in(*about, "by"), text_in(*about, "reference")};
}

}  // namespace publishing
