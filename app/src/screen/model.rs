//! Reads page models with little code.
//!
//! What serde generates for a structure read straight from JSON text is some six kilobytes in the browser, once
//! for each of a hundred structures: it looks for every field by its name, in any order, and words each error.
//! Here the text becomes a [`Value`] first, by code that is there once; a structure is then a sequence whose order
//! its own names give, and every error is the same. The models know nothing of it.

use std::fmt;

use serde::Deserializer;
use serde::de::value::U32Deserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use serde_json::{Map, Value};

/// The model in this JSON text; `None` when it is another one.
pub fn read<M: DeserializeOwned>(json: &str) -> Option<M> {
    let value = serde_json::from_str::<Value>(json).ok()?;
    M::deserialize(Model(value)).ok()
}

/// It is another model: nobody can do anything about it but load the page again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Other;

impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another model")
    }
}

impl std::error::Error for Other {}

impl de::Error for Other {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

struct Model(Value);

impl Model {
    fn fields(self, names: &'static [&'static str]) -> Result<Fields, Other> {
        match self.0 {
            Value::Object(map) => Ok(Fields {
                map,
                names: names.iter(),
            }),
            Value::Array(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_) => Err(Other),
        }
    }

    fn items(self) -> Result<Items, Other> {
        match self.0 {
            Value::Array(items) => Ok(Items(items.into_iter())),
            Value::Object(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_) => Err(Other),
        }
    }
}

impl<'de> Deserializer<'de> for Model {
    type Error = Other;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(yes) => visitor.visit_bool(yes),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            Value::Object(map) => visitor.visit_map(Entries::new(map)),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), _, _) => visitor.visit_u64(number),
                (None, Some(number), _) => visitor.visit_i64(number),
                (None, None, Some(number)) => visitor.visit_f64(number),
                (None, None, None) => Err(Other),
            },
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_bool(self.0.as_bool().ok_or(Other)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_u64(self.0.as_u64().ok_or(Other)?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_i64(self.0.as_i64().ok_or(Other)?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_f64(self.0.as_f64().ok_or(Other)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            Value::Array(_)
            | Value::Object(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_) => Err(Other),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Other> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Other> {
        self.deserialize_seq(visitor)
    }

    /// The names give the order, so the generated code for sequences does.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        visitor.visit_seq(self.fields(names)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        let (name, content) = match self.0 {
            Value::String(name) => (name, Value::Null),
            Value::Object(map) => map.into_iter().next().ok_or(Other)?,
            Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) => return Err(Other),
        };
        let index = names.iter().position(|known| *known == name).ok_or(Other)?;
        visitor.visit_enum(Variant {
            index: u32::try_from(index).map_err(|_| Other)?,
            content,
        })
    }

    serde::forward_to_deserialize_any! {
        f32 char bytes byte_buf unit unit_struct map identifier ignored_any
    }
}

/// The fields of a structure, in its own order.
struct Fields {
    map: Map<String, Value>,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> de::SeqAccess<'de> for Fields {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Other> {
        let field = self.names.next().and_then(|name| self.map.remove(*name));
        field
            .map(|field| seed.deserialize(Model(field)))
            .transpose()
    }
}

/// The items of a list.
struct Items(std::vec::IntoIter<Value>);

impl<'de> de::SeqAccess<'de> for Items {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Other> {
        let item = self.0.next();
        item.map(|item| seed.deserialize(Model(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The entries of a map, for the few models that are read by name.
struct Entries {
    rest: serde_json::map::IntoIter,
    value: Option<Value>,
}

impl Entries {
    fn new(map: Map<String, Value>) -> Self {
        Self {
            rest: map.into_iter(),
            value: None,
        }
    }
}

impl<'de> de::MapAccess<'de> for Entries {
    type Error = Other;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Other> {
        let Some((name, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(Model(Value::String(name))).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Other> {
        seed.deserialize(Model(self.value.take().ok_or(Other)?))
    }
}

/// One of several variants, by its place among them.
struct Variant {
    index: u32,
    content: Value,
}

impl<'de> de::EnumAccess<'de> for Variant {
    type Error = Other;
    type Variant = Model;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Model), Other> {
        let index: U32Deserializer<Other> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, Model(self.content)))
    }
}

impl<'de> de::VariantAccess<'de> for Model {
    type Error = Other;

    fn unit_variant(self) -> Result<(), Other> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Other> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        visitor.visit_seq(self.fields(names)?)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Whole {
        zebra: String,
        apple: Vec<Part>,
        some: Option<u32>,
        none: Option<String>,
        pair: (String, bool),
        #[serde(default)]
        added: String,
        named: BTreeMap<String, i64>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Part {
        Nothing,
        One(String),
        Two(i64, f64),
        Named { more: Box<Part> },
    }

    fn whole() -> Whole {
        Whole {
            zebra: "ñ \"quoted\"\n".into(),
            apple: vec![
                Part::Nothing,
                Part::One("a".into()),
                Part::Two(-3, 0.5),
                Part::Named {
                    more: Box::new(Part::Nothing),
                },
            ],
            some: Some(7),
            none: None,
            pair: ("p".into(), true),
            added: "x".into(),
            named: BTreeMap::from([("n".into(), -1)]),
        }
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let json = serde_json::to_string(&whole()).expect("it is written");
        assert_eq!(read(&json), Some(whole()));
    }

    #[test]
    fn names_decide_and_not_their_order() {
        let json = r#"{"pair":["p",true],"named":{"n":-1},"none":null,"some":7,"added":"x","unknown":1,
            "apple":["Nothing",{"One":"a"},{"Two":[-3,0.5]},{"Named":{"more":"Nothing"}}],
            "zebra":"ñ \"quoted\"\n"}"#;
        assert_eq!(read(json), Some(whole()));
    }

    #[test]
    fn another_model_is_none() {
        for json in ["", "null", "[]", "{}", r#"{"zebra":1}"#, r#"{"zebra":"a"}"#] {
            assert_eq!(read::<Whole>(json), None, "{json}");
        }
        assert_eq!(read::<Part>(r#""Unheard""#), None);
    }
}
