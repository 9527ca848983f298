/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-field.h"
#include "rapport-problem.h"

G_BEGIN_DECLS

/** RAPPORT_UID_LENGTH: bytes of a uid (UUIDv7), the identity of a thing across machines */
#define RAPPORT_UID_LENGTH 16

typedef struct _RapportEntity RapportEntity;

/**
 * RapportEntityFlags:
 * SETUP: how the office works, not data about customers: there before the first customer;
 * VERSION: never changed once it is used, a newer row takes its place;
 * FOLLOWS: made by the program as a consequence, never entered by itself;
 * CUSTOMER: whom the others belong to in the end: the log says of each thing whose it is;
 * FILE: part of a customer's file, whose changes the team is to see (FR-13);
 * FILE_FIRST: of these, one whose changes stand before the others
 */
typedef enum
{
  RAPPORT_ENTITY_SETUP = 1 << 0,
  RAPPORT_ENTITY_VERSION = 1 << 1,
  RAPPORT_ENTITY_FOLLOWS = 1 << 2,
  RAPPORT_ENTITY_CUSTOMER = 1 << 3,
  RAPPORT_ENTITY_FILE = 1 << 4,
  RAPPORT_ENTITY_FILE_FIRST = 1 << 5,
} RapportEntityFlags;

/**
 * RapportEntityInfo:
 * @name: the kind of thing, which is also its table ("follow-up" things have underscores there)
 * @label: English words for one, marked with NC_("thing", …)
 * @plural: English words for several, marked with NC_("thing", …)
 * @icon: the name of a symbolic icon
 * @flags: what kind of kind it is
 * @search: by which number the index of searched texts knows the kind, never to be changed; 0 for a
 *   kind that is not found there
 * @get_type: its class
 * @fields: (array length=n_fields): what it holds; which of them name it, tell its time and who
 *   answers for it say the flags of the fields
 * @check: (nullable): adds what is wrong with the values taken together; what the fields say of
 *   themselves is checked already
 * @dup_title: (nullable): how one is named where its name alone does not do
 * @begin: (nullable): fills in what one has that a person begins, beside its number and who answers for it
 *
 * The one declaration of a kind of thing: whatever differs from kind to kind is said here, and
 * nothing else asks which kind it has before it.
 */
typedef struct
{
  const char          *name;
  const char          *label;
  const char          *plural;
  const char          *icon;
  RapportEntityFlags   flags;
  guint                search;
  GType              (*get_type) (void);
  const RapportField  *fields;
  guint                n_fields;
  void               (*check) (RapportEntity *self,
                               GPtrArray     *problems);
  char              *(*dup_title) (RapportEntity *self);
  void               (*begin) (RapportEntity *self);
} RapportEntityInfo;

#define RAPPORT_TYPE_ENTITY (rapport_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportEntity, rapport_entity, RAPPORT, ENTITY, GObject)

/**
 * RapportEntityClass:
 * @info: the declaration of the kind
 * @properties: of the fields
 * @empty: their values in one that holds nothing
 * @n_with_initial: up to the last field that begins with a text
 */
struct _RapportEntityClass
{
  GObjectClass             parent_class;
  const RapportEntityInfo *info;
  GParamSpec             **properties;
  gpointer                 empty;
  guint                    n_with_initial;
};

/**
 * RAPPORT_DEFINE_THING:
 * @TypeName: as in G_DECLARE_FINAL_TYPE
 * @type_name: the same in lower case; @type_name_info declares the kind
 *
 * The class of a kind of thing, and @type_name_new(), which makes one that is not stored yet.
 */
#define RAPPORT_DEFINE_THING(TypeName, type_name) \
  struct _##TypeName \
  { \
    RapportEntity parent_instance; \
  }; \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, RAPPORT_TYPE_ENTITY) \
  static void \
  type_name##_class_init (TypeName##Class *klass) \
  { \
    rapport_entity_class_install_fields (RAPPORT_ENTITY_CLASS (klass), &type_name##_info); \
  } \
  static void \
  type_name##_init (TypeName *self) \
  { \
  } \
  TypeName * \
  type_name##_new (void) \
  { \
    return g_object_new (type_name##_get_type (), NULL); \
  }

void                     rapport_entity_class_install_fields (RapportEntityClass      *klass,
                                                              const RapportEntityInfo *info);
const RapportEntityInfo *rapport_entity_get_info      (RapportEntity *self);
const RapportField      *rapport_entity_info_find     (const RapportEntityInfo *info,
                                                       const char              *name);
int                      rapport_entity_info_index    (const RapportEntityInfo *info,
                                                       const char              *name);
guint                    rapport_entity_info_count_owners (const RapportEntityInfo *info);
int                      rapport_entity_info_find_flag (const RapportEntityInfo *info,
                                                       RapportFieldFlags        flag);
int                      rapport_entity_info_find_owner (const RapportEntityInfo *info,
                                                       const char              *target);

void                     rapport_entity_set_quiet     (RapportEntity *self,
                                                       gboolean       is_quiet);
gint64                   rapport_entity_get_id        (RapportEntity *self);
void                     rapport_entity_set_id        (RapportEntity *self,
                                                       gint64         id);
const guint8            *rapport_entity_get_uid       (RapportEntity *self);
void                     rapport_entity_set_uid       (RapportEntity *self,
                                                       const guint8  *uid);

const char              *rapport_entity_get_text      (RapportEntity *self,
                                                       guint          field);
gint64                   rapport_entity_get_integer   (RapportEntity *self,
                                                       guint          field);
gboolean                 rapport_entity_get_flag      (RapportEntity *self,
                                                       guint          field);
int                      rapport_entity_get_day       (RapportEntity *self,
                                                       guint          field);
const RapportMoment     *rapport_entity_get_moment    (RapportEntity *self,
                                                       guint          field);
gboolean                 rapport_entity_set_text      (RapportEntity *self,
                                                       guint          field,
                                                       const char    *text);
gboolean                 rapport_entity_take_text     (RapportEntity *self,
                                                       guint          field,
                                                       char          *text);
gboolean                 rapport_entity_set_integer   (RapportEntity *self,
                                                       guint          field,
                                                       gint64         integer);
gboolean                 rapport_entity_set_flag      (RapportEntity *self,
                                                       guint          field,
                                                       gboolean       flag);
gboolean                 rapport_entity_set_day       (RapportEntity *self,
                                                       guint          field,
                                                       int            day);
gboolean                 rapport_entity_set_moment    (RapportEntity       *self,
                                                       guint                field,
                                                       const RapportMoment *moment);
gboolean                 rapport_entity_is_set        (RapportEntity *self,
                                                       guint          field);
void                     rapport_entity_mark_set      (RapportEntity *self,
                                                       gboolean      *is_set);
gboolean                 rapport_entity_field_equal   (RapportEntity *self,
                                                       RapportEntity *other,
                                                       guint          field);
void                     rapport_entity_copy_field    (RapportEntity *self,
                                                       RapportEntity *from,
                                                       guint          field);
RapportEntity           *rapport_entity_copy          (RapportEntity *self);
const char              *rapport_entity_get_name      (RapportEntity *self);
char                    *rapport_entity_dup_title     (RapportEntity *self);
gboolean                 rapport_entity_is_retired    (RapportEntity *self);

G_END_DECLS
