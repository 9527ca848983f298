/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-contact.h"

G_BEGIN_DECLS

void     rapport_contact_name_split (const char     *typed,
                                     char          **name,
                                     char          **position,
                                     char          **department);
void     rapport_contact_set_typed  (RapportContact *self,
                                     const char     *typed);
char    *rapport_contact_name_join  (const char     *typed,
                                     const char     *name,
                                     const char     *position,
                                     const char     *department);
char    *rapport_contact_dup_title  (RapportContact *self);

G_END_DECLS
