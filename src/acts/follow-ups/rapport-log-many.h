/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-contact-many.h"
#include "rapport-record.h"

G_BEGIN_DECLS

/**
 * rapport_log_many:
 *
 * What is logged with many customers, such as an event or a mailing.
 */
extern const RapportContactKind rapport_log_many;

G_END_DECLS
