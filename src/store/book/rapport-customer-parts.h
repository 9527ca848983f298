/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportCustomerPart:
 * @thing: as it is in the book it was read from
 * @targets: (array): the uids of what its references name, one a field behind the other, zero for none
 *
 * A customer, or something that belongs to one, apart from its book.
 */
typedef struct
{
  RapportEntity *thing;
  guint8        *targets;
} RapportCustomerPart;

/** RapportCustomerFound: a customer of a book, to choose from */
typedef struct
{
  guint8  uid[RAPPORT_UID_LENGTH];
  char   *number;
  char   *name;
} RapportCustomerFound;

/**
 * RapportCustomerParted:
 * @n_gone: how many of the parts are not in the book
 * @n_other: how many are, with other values
 *
 * How parts differ from what is in a book.
 */
typedef struct
{
  guint n_gone;
  guint n_other;
} RapportCustomerParted;

GPtrArray *rapport_customer_parts_find    (RapportConnection          *connection,
                                           const char                 *text,
                                           guint                       most,
                                           GError                    **error);
GPtrArray *rapport_customer_parts_find_spelled (RapportConnection     *connection,
                                                const char            *text,
                                                guint                  most,
                                                GError               **error);
GPtrArray *rapport_customer_parts_load    (RapportConnection          *connection,
                                           const guint8               *uid,
                                           GError                    **error);
GPtrArray *rapport_customer_parts_load_of (RapportConnection          *connection,
                                           RapportEntity              *thing,
                                           GError                    **error);
gboolean   rapport_customer_part_place    (RapportConnection          *connection,
                                           const RapportCustomerPart  *part,
                                           RapportEntity             **wanted,
                                           gboolean                   *differs,
                                           GError                    **error);
GArray    *rapport_customer_parts_list_newer_history (RapportConnection       *connection,
                                           GPtrArray                  *parts,
                                           const RapportEntityInfo    *history,
                                           GError                    **error);
char      *rapport_customer_parted_describe (const RapportCustomerParted *self);
gboolean   rapport_customer_parts_compare (RapportConnection          *connection,
                                           GPtrArray                  *parts,
                                           RapportCustomerParted      *parted,
                                           GError                    **error);

G_END_DECLS
