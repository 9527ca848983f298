/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RAPPORT_CONTACT_ORDER: SQL: the contact whom a customer's row names comes first: of those who are still there, a key
 * contact before others, the first before later ones */
#define RAPPORT_CONTACT_ORDER "left_on IS NOT NULL, key_contact DESC, id"

/** RAPPORT_CONTACT_FIRST: SQL: the id of that contact of @customer, found without sorting, for what is asked with each
 * row; NULL where there are so many that this would be felt */
#define RAPPORT_CONTACT_FIRST(customer) \
  "CASE WHEN (SELECT 1 FROM contact WHERE customer = " customer " LIMIT 1 OFFSET 100) IS NULL THEN" \
  " (SELECT min((left_on IS NOT NULL) << 62 | (NOT key_contact) << 61 | id) & 0x1fffffffffffffff FROM contact" \
  " WHERE customer = " customer ") END"

guint8 *rapport_number_sort_key (const char *number,
                                 gsize      *length);

G_END_DECLS
