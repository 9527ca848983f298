/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-customers.h"

G_BEGIN_DECLS

/** RapportImportNear: finds the customers whose names come near to another name */
typedef struct _RapportImportNear RapportImportNear;

RapportImportNear           *rapport_import_near_new      (void);
void                         rapport_import_near_free     (RapportImportNear           *self);
char                        *rapport_import_near_dup_core (const char                  *folded_name);
void                         rapport_import_near_add      (RapportImportNear           *self,
                                                           const RapportImportCustomer *customer,
                                                           const char                  *core);
const RapportImportCustomer *rapport_import_near_find     (RapportImportNear           *self,
                                                           const char                  *core);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportNear, rapport_import_near_free)

G_END_DECLS
