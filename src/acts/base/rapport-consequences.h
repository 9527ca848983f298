/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

/**
 * RapportOccasion:
 * When something follows: a thing is new, changed or gone. What an undo or redo puts back has what
 * followed from it in its own changeset; only what is marked with REVERT follows from it too.
 */
typedef enum
{
  RAPPORT_ON_INSERT = 1 << 0,
  RAPPORT_ON_UPDATE = 1 << 1,
  RAPPORT_ON_DELETE = 1 << 2,
  RAPPORT_ON_REVERT = 1 << 3,
} RapportOccasion;

/** RAPPORT_ON_FIELDS: the indices of fields, for RapportConsequence */
#define RAPPORT_ON_FIELDS(...) ((const int []) { __VA_ARGS__, -1 })

typedef gboolean (*RapportConsequenceSettle) (RapportTransaction  *transaction,
                                              GArray              *customers,
                                              GError             **error);

/**
 * RapportConsequence:
 * @info: (nullable): the kind of thing from whose change something follows, NULL for every kind
 * @occasions: on which occasions
 * @fields: (nullable): made with RAPPORT_ON_FIELDS(): of a change of which it follows, or of whose being
 *   filled in when the thing is new; NULL for any
 * @prepare: (nullable): run before the thing is written: completes or refuses the thing itself; @before
 *   is NULL for a new one
 * @follow: (nullable): run once all is written that the act is about, of an import all about the customer: changes
 *   other things; @before is NULL for a new one, @after for one that is gone
 * @mark: (nullable): adds the customers of whom something is to be counted anew to @customers, with
 *   rapport_consequence_mark()
 * @settle: with @mark: run once an act, behind all else, for all customers that were marked for it: @customers
 *   (element-type gint64) ascend
 *
 * What follows from a change, whichever act brings it about: an edit, an addition, an import, a
 * deletion or, with REVERT, an undo. It is part of the act and taken back with it.
 */
typedef struct
{
  const RapportEntityInfo *info;
  RapportOccasion          occasions;
  const int               *fields;
  gboolean (*prepare) (RapportTransaction  *transaction,
                       RapportEntity       *before,
                       RapportEntity       *entity,
                       GError             **error);
  gboolean (*follow)  (RapportTransaction  *transaction,
                       RapportEntity       *before,
                       RapportEntity       *after,
                       GError             **error);
  gboolean (*mark)    (RapportTransaction  *transaction,
                       RapportEntity       *before,
                       RapportEntity       *after,
                       GHashTable          *customers,
                       GError             **error);
  RapportConsequenceSettle settle;
} RapportConsequence;

void     rapport_consequence_mark          (GHashTable          *customers,
                                            gint64               customer);
gboolean rapport_consequence_mark_customer (RapportTransaction  *transaction,
                                            RapportEntity       *before,
                                            RapportEntity       *after,
                                            GHashTable          *customers,
                                            GError             **error);

/* one table a topic, ended by one without functions */
extern const RapportConsequence rapport_activity_consequences[];
extern const RapportConsequence rapport_article_consequences[];
extern const RapportConsequence rapport_cadence_consequences[];
extern const RapportConsequence rapport_benefit_consequences[];
extern const RapportConsequence rapport_care_consequences[];
extern const RapportConsequence rapport_contract_consequences[];
extern const RapportConsequence rapport_customer_consequences[];
extern const RapportConsequence rapport_data_consequences[];
extern const RapportConsequence rapport_follow_up_consequences[];
extern const RapportConsequence rapport_requirement_consequences[];
extern const RapportConsequence rapport_risk_consequences[];
extern const RapportConsequence rapport_tag_consequences[];
extern const RapportConsequence rapport_ticket_consequences[];
extern const RapportConsequence rapport_ticket_event_rights[];
extern const RapportConsequence rapport_ticket_feedback_consequences[];

gboolean rapport_consequences_prepare (RapportTransaction               *transaction,
                                       RapportEntity                    *before,
                                       RapportEntity                    *entity,
                                       GError                          **error);
/** RapportConsequences: what follows from one act */
typedef struct _RapportConsequences RapportConsequences;

RapportConsequences *rapport_consequences_new       (RapportTransaction               *transaction,
                                                     const RapportConsequence * const *tables,
                                                     gboolean                          is_revert);
void                 rapport_consequences_free      (RapportConsequences              *self);
gboolean             rapport_consequences_catch_up  (RapportConsequences              *self,
                                                     GError                          **error);
gboolean             rapport_consequences_finish    (RapportConsequences              *self,
                                                     GError                          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportConsequences, rapport_consequences_free)

gboolean rapport_consequences_follow  (RapportTransaction               *transaction,
                                       const RapportConsequence * const *tables,
                                       gboolean                          is_revert,
                                       GError                          **error);

const RapportConsequence * const *rapport_consequences_get_tables (void);

G_END_DECLS
