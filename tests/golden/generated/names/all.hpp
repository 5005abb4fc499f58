// Every table and view.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "tables/table.hpp"
#include "Sales_Dept_View_of__selects_.hpp"
#include "Sales_Dept_select.hpp"
#include "Sales_Dept_user_accounts.hpp"
#include "2nd.hpp"
#include "He_said__hi_.hpp"
#include "UserAccounts.hpp"
#include "_.hpp"
#include "a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three.hpp"
#include "box.hpp"
#include "boxes.hpp"
#include "data.hpp"
#include "gr__en.hpp"
#include "people.hpp"
#include "person.hpp"
#include "select.hpp"
#include "user_accounts.hpp"
#include "user_account.hpp"
#include "user_accounts-2.hpp"

namespace orderline::rows {

using All = tables::List<ViewOfSelect, SalesDeptSelect, SalesDeptUserAccount, _2nd, HeSaidHi, UserAccount, U5f,
    ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree, Box, Boxes, Data, Größen, Person, Person2, Select,
    UserAccounts, UserAccount2, UserAccounts2>;

}  // namespace orderline::rows
