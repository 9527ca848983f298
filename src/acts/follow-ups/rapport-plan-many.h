/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-contact-many.h"
#include "rapport-plan.h"

G_BEGIN_DECLS

/**
 * rapport_plan_many:
 *
 * What is planned with many customers: what people planned already stays beside it; the plans that the cadence made
 * give way as to any other (cadence.md 8). Where it names no owner, it falls to who is in charge of the customer, or
 * else to who acts.
 */
extern const RapportContactKind rapport_plan_many;

G_END_DECLS
