/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RAPPORT_CONTACT_ORDER: SQL: the contact whom a customer's row names comes first: of those who are still there, a key
 * contact before others, the first before later ones */
#define RAPPORT_CONTACT_ORDER "left_on IS NOT NULL, key_contact DESC, id"

guint8 *rapport_number_sort_key (const char *number,
                                 gsize      *length);

G_END_DECLS
