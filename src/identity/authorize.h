/// The one question asked before anything is looked up: may this actor do this with that?
#pragma once

#include <expected>
#include <string_view>

namespace identity {

/// How much harm it does when somebody reads it who may not. Every route and every column names its class.
enum class DataClass {
    Unstated,  ///< What a forgotten argument becomes. Nobody may read it, and a route with it stops the start.
    C0,        ///< Public: a published report, facets, help.
    C1,        ///< Working: case code, stage, dates, members.
    C2,        ///< Case: names, chronology, returns, drafts.
    C3,        ///< Restricted: identity key, legal advice, protected addresses.
};

/// What somebody wants to do. Deny by default: a permission that `authorize` does not know is given to nobody.
enum class Permission {
    Unstated,        ///< What a forgotten argument becomes; see DataClass::Unstated.
    ReadCollection,  ///< Published records, search, help, feeds: everybody.
    ReadHealth,      ///< Alive and ready, without detail about content: everybody who can reach the port.
    ReadOperations,  ///< Metrics: whoever looks after the installation.
};

/// Who asks.
class Actor {
public:
    /// Anybody: no account, no promise.
    static constexpr Actor the_public() { return Actor{Standing::Public}; }
    /// A machine or person at an address that the installation's configuration lists under `operations.allow`.
    static constexpr Actor operations() { return Actor{Standing::Operations}; }

    constexpr bool is_operations() const { return standing_ == Standing::Operations; }

private:
    enum class Standing { Public, Operations };
    explicit constexpr Actor(Standing standing) : standing_{standing} {}
    Standing standing_;
};

/// What it is about. `address` is the path asked for; rooms with objects of their own refine it.
struct Object {
    DataClass data_class = DataClass::Unstated;
    std::string_view address;
};

enum class Denial {
    NotPermitted,  ///< Shown exactly as if the object did not exist.
};

/// Proof that `authorize` said yes. Only `authorize` can make one, so what demands a Grant cannot be reached without it.
class Grant {
public:
    Permission permission() const { return permission_; }

private:
    friend std::expected<Grant, Denial> authorize(const Actor&, Permission, const Object&);
    explicit Grant(Permission permission) : permission_{permission} {}
    Permission permission_;
};

/// Whether the actor may use the permission on the object.
[[nodiscard]] std::expected<Grant, Denial> authorize(const Actor& actor, Permission permission, const Object& object);

/// The word for it in the list of routes: "C0", "ReadCollection".
std::string_view to_word(DataClass data_class);
std::string_view to_word(Permission permission);

}  // namespace identity
