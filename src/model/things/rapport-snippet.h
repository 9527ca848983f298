/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportSnippet: a text to be used again, with fields that are filled from the customer */
#define RAPPORT_TYPE_SNIPPET (rapport_snippet_get_type ())
G_DECLARE_FINAL_TYPE (RapportSnippet, rapport_snippet, RAPPORT, SNIPPET, RapportEntity)

/** RapportSnippetField: indices of the fields */
typedef enum
{
  RAPPORT_SNIPPET_NAME,
  RAPPORT_SNIPPET_KIND,
  RAPPORT_SNIPPET_BODY,
  RAPPORT_SNIPPET_TAG,
  RAPPORT_SNIPPET_STAGE,
  RAPPORT_SNIPPET_INDUSTRY,
  RAPPORT_SNIPPET_CATEGORY,
  RAPPORT_SNIPPET_LANGUAGE,
  RAPPORT_SNIPPET_RETIRED,
  RAPPORT_SNIPPET_N_FIELDS,
} RapportSnippetField;

extern const RapportEntityInfo rapport_snippet_info;

extern const RapportChoice rapport_snippet_kinds[];

/** RAPPORT_SERVICE_PLAN: the kind of a text that is a template of a service plan, as rapport_service_plan_parse() reads it */
#define RAPPORT_SERVICE_PLAN "service-plan"

/** RapportShippedPlan: a template of a service plan as it is shipped; @id: for its uid */
typedef struct
{
  const char *id;
  const char *name;
  const char *category;
  const char *body;
} RapportShippedPlan;

/** rapport_snippet_plans: shipped in every book, ended by one without an id */
extern const RapportShippedPlan rapport_snippet_plans[];

/** rapport_snippet_greeting: with which the service answers, shipped in every book */
extern const char rapport_snippet_greeting[];

RapportSnippet *rapport_snippet_new (void);

G_END_DECLS
