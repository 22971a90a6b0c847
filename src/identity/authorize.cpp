#include "identity/authorize.h"

namespace identity {

namespace {

bool permitted(const Actor& actor, Permission permission, DataClass data_class) {
    switch (permission) {
        case Permission::ReadCollection:
        case Permission::ReadHealth: return data_class == DataClass::C0;
        case Permission::ReadOperations: return actor.is_operations() && data_class == DataClass::C1;
        case Permission::Unstated: return false;
    }
    return false;
}

}  // namespace

std::expected<Grant, Denial> authorize(const Actor& actor, Permission permission, const Object& object) {
    if (!permitted(actor, permission, object.data_class)) return std::unexpected{Denial::NotPermitted};
    return Grant{permission};
}

std::string_view to_word(DataClass data_class) {
    switch (data_class) {
        case DataClass::C0: return "C0";
        case DataClass::C1: return "C1";
        case DataClass::C2: return "C2";
        case DataClass::C3: return "C3";
        case DataClass::Unstated: break;
    }
    return "Unstated";
}

std::string_view to_word(Permission permission) {
    switch (permission) {
        case Permission::ReadCollection: return "ReadCollection";
        case Permission::ReadHealth: return "ReadHealth";
        case Permission::ReadOperations: return "ReadOperations";
        case Permission::Unstated: break;
    }
    return "Unstated";
}

}  // namespace identity
