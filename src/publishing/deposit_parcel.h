/// The signed file in which a deposit, an acknowledgement or the message of a withdrawal travels: one JSON object, readable by eye and by any Ed25519 program.
///
///     {"cairn": "deposit 1", "key": "…", "signature": "…",
///      "sums": "deposit 1\n<sha256> record\n<sha256> file/report.pdf\n",
///      "parts": {"record": "{…}", "file/report.pdf": "<base64>"}}
///
/// The signature is over `sums` and each part is held against its sum, so that what was changed on the way can be named. Parts
/// whose name begins with "file/" or "sealed/" are bytes in base64, all others are text. The JSON is read here and not in the
/// helper: the size and depth are bounded first, and the files inside go to the helper as all others.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "store/sealing/keys.h"

namespace publishing {

constexpr std::size_t parcel_bytes_allowed = 96ull << 20;

struct Parcel {
    std::string kind;                          ///< "deposit", "acknowledgement" or "withdrawal".
    std::string public_key;                    ///< Of who signed it.
    std::map<std::string, std::string> parts;  ///< Bytes as they are, base64 undone.
};

/// Why it was not taken. Whole sentences; `part` names the file or field: "signature", "record", "file/report.pdf".
struct DepositRefusal {
    std::string part, reason, advice;
};

std::string seal_parcel(const store::Keys&, const Parcel&);

/// Whether the key is believed; asked before anything of the parts is looked at.
using Trusts = std::function<bool(std::string_view public_key)>;
std::expected<Parcel, DepositRefusal> open_parcel(std::string_view bytes, const Trusts&);

}  // namespace publishing
