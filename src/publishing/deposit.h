/// A review as it is given to a collection: the catalogue record, the report files, the permission, whom to ask, and whether its
/// area is to be withheld; and the acknowledgement that comes back. Source: reference.md section 4 (boards send reports, the
/// library catalogues, stores and acknowledges; copyright stays with the board; anonymous publication by arrangement).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "collection/record.h"
#include "publishing/deposit_parcel.h"

namespace publishing {

struct DepositFile {
    collection::RecordFile file;  ///< `path`: the name in the parcel, without folders.
    std::string bytes;
};

struct Deposit {
    base::PublicId id{};
    std::string made_on;             ///< ISO day.
    collection::Record record;       ///< With its area, also where that is withheld: it then travels sealed.
    std::vector<DepositFile> files;
    std::string contact_name, contact_address;
    std::string permission;          ///< As the publisher words it.
    bool anonymous = false;
};

/// What of a record only the custodian of an anonymous deposit may know.
struct DepositSource {
    std::string area, publisher, rights_holder, source_url, published_on, own_id, contact_name, contact_address, signed_by;
};
/// Takes it out of the record and leaves the rest fit to be seen: area withheld, title `2026 - Anonymous - Child A`.
DepositSource take_source(collection::Record&);
std::string to_json(const DepositSource&);
DepositSource source_from_json(std::string_view);

/// `2026 - Anonymous - Child A`: year, "Anonymous", label; whatever the title began with (reference.md section 4, display title).
std::string anonymous_title(const std::string& title, std::optional<int> year);

/// The signed file. `to`: the public key of who receives it; an anonymous one is refused without, for its source is sealed for them.
/// Refuses a record whose words name what is to be withheld.
std::expected<std::string, DepositRefusal> write_deposit(const store::Keys&, const Deposit&, std::string_view to);
/// What an opened parcel says, each field checked.
std::expected<Deposit, DepositRefusal> read_deposit(const store::Keys&, const Parcel&);

struct DepositAcknowledgement {
    base::PublicId deposit{};
    std::string received_on;  ///< ISO day.
    std::string by;           ///< The receiving service.
    std::string reference;    ///< Under which it is kept there; empty while it is being catalogued.
};
std::string write_acknowledgement(const store::Keys&, const DepositAcknowledgement&);
std::expected<DepositAcknowledgement, DepositRefusal> read_acknowledgement(const Parcel&);

}  // namespace publishing
