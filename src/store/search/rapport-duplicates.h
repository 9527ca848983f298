/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportDuplicateReason: in what another customer is the same */
typedef enum
{
  RAPPORT_DUPLICATE_NAME,
  RAPPORT_DUPLICATE_FORMER_NAME,
  RAPPORT_DUPLICATE_PHONE,
} RapportDuplicateReason;

/**
 * RapportDuplicate:
 * @number: (nullable): the customer's number
 * @contact: (nullable): for a telephone number, the name of the contact who has it
 */
typedef struct
{
  gint64                  id;
  char                   *number;
  char                   *name;
  char                   *contact;
  RapportDuplicateReason  reason;
} RapportDuplicate;

GPtrArray *rapport_duplicates_find_name  (RapportConnection  *connection,
                                          const char         *name,
                                          gint64              except,
                                          GError            **error);
GPtrArray *rapport_duplicates_find_phone (RapportConnection  *connection,
                                          const char         *phone,
                                          gint64              except,
                                          GError            **error);

G_END_DECLS
