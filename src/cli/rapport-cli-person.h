/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

RapportEntity *rapport_cli_find_person (RapportBook  *book,
                                        const char   *customer,
                                        const char   *contact,
                                        GError      **error);

G_END_DECLS
